/** What the Markdown of guides becomes. The facts that the guides take from the contract, `facts.test.ts` checks. */
import { readFileSync } from 'node:fs';
import { defaultServer, readContract } from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { sentence } from '../src/frame/page.ts';
import { readFlow } from '../src/pages/flow.ts';
import { guidePages, homePage, markdownPage } from '../src/pages/guides.ts';
import { exampleCall } from '../src/samples/call.ts';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { MOCK_URL } from '../src/serve.ts';
import { LANGUAGES, TEXTS } from '../src/texts.ts';
import { parsePage } from './parse-page.ts';
import { textOf } from './site.ts';

const contract = readContract();
const [first] = contract.operations;
const TITLE = '# Title\n\n:::zh\n# 标题\n:::\n\nA\nsummary\n\n:::zh\n摘要\n:::\n\n';
const page = (text: string, language: 'en' | 'zh' = 'en', from = contract) =>
  markdownPage({ file: 'guides/a.md', text: TITLE + text }, 'guides/a/', from, language);
const render = (text: string, language: 'en' | 'zh' = 'en') => parsePage(String(page(text, language).main)).body;

test('a guide has a title and a summary, in each language', () => {
  expect(page('')).toMatchObject({ path: 'guides/a/', title: 'Title', description: 'A summary' });
  expect(page('', 'zh')).toMatchObject({ title: '标题', description: '摘要' });
  expect(textOf(render('').querySelector('h1'))).toBe('Title');
  expect(textOf(render('').querySelector('p.lead'))).toBe('A summary');
});

test.for([
  'Text\n\n:::zh\n文字\n:::\n',
  '# Title\n\n:::zh\n# 标题\n:::\n',
  '## Title\n\n:::zh\n## 标题\n:::\n\nA\n\n:::zh\n一\n:::\n',
  '',
])('a guide without a title or a summary is refused: %j', (text) => {
  expect(() => markdownPage({ file: 'guides/a.md', text }, '', contract, 'en')).toThrow(
    'guides/a.md:1: a guide starts with a title and a summary',
  );
});

test('headings have anchors that are the same in both languages', () => {
  const text = '## Two words\n\n:::zh\n## 两个\n:::\n\n### Third\n\n:::zh\n### 第三\n:::\n';
  for (const language of LANGUAGES) {
    const headings = [...render(text, language).querySelectorAll('h2, h3')];
    expect(headings.map(({ tagName, id }) => [tagName, id])).toEqual([
      ['H2', 'two-words'],
      ['H3', 'third'],
    ]);
    const links = headings.map((one) => one.querySelector('a.anchor')?.getAttribute('aria-label'));
    const names = language === 'en' ? ['Two words', 'Third'] : ['两个', '第三'];
    expect(headings.map((one) => one.getAttribute('data-search'))).toEqual(names);
    expect(links).toEqual(names.map((name) => `${TEXTS[language].linkTo} ${name}`));
  }
});

test('prose is Markdown, in which only links are links', () => {
  const prose = 'See **this**, [that](../b/) and https://example.com\n\n:::zh\n见\n:::\n';
  expect(render(prose).innerHTML).toContain(
    '<p>See <strong>this</strong>, <a href="../b/">that</a> and https://example.com</p>',
  );
});

test('what is within a line, or above other lines, is not a heading', () => {
  const text = 'Write ## before it\n\n:::zh\n写\n:::\n\n## A\ntext\n\n:::zh\n## 一\n文\n:::\n';
  expect([...render(text).children].slice(2).map(textOf)).toEqual(['Write ## before it', 'A', 'text']);
});

test('in single sentences of the contract, what is between backticks is code', () => {
  expect(String(sentence('a `b` c `d`'))).toBe('a <code>b</code> c <code>d</code>');
});

test('code names the base URL of the reader instead of a tenant', () => {
  const server = defaultServer(contract);
  const code = render(`\`\`\`sh\ncurl ${server}/a && curl ${server}/b\n\`\`\`\n`).querySelector('pre');
  expect(code?.textContent).toBe(`curl ${MOCK_URL}/a && curl ${MOCK_URL}/b`);
  expect([...(code?.querySelectorAll('span[data-base-url]') ?? [])].map(textOf)).toEqual([MOCK_URL, MOCK_URL]);
  expect(code?.getAttribute('data-language')).toBe('sh');
  expect(render('```nolanguage\na < b\n```\n').querySelector('pre')?.innerHTML).toContain('a &lt; b');
});

test('a diagram is drawn, in each language', () => {
  const diagram = (name: string) => `\`\`\`mermaid\nsequenceDiagram\n  participant ${name}\n\`\`\``;
  const text = `${diagram('User')}\n\n:::zh\n${diagram('Reader')}\n:::\n`;
  expect(textOf(render(text).querySelector('figure.sequence text'))).toBe('User');
  expect(textOf(render(text, 'zh').querySelector('figure.sequence text'))).toBe('Reader');
});

describe('a guide takes from the contract', () => {
  const samples = first ? SAMPLE_LANGUAGES.map(({ print }) => print(exampleCall(first, MOCK_URL, 'zh')).trimEnd()) : [];

  test('samples of an operation', () => {
    const inserted = render(`{{samples ${first?.id}}}\n`, 'zh');
    expect([...inserted.querySelectorAll('.tabs code')].map((one) => one.textContent)).toEqual(samples);
    expect(inserted.querySelector('legend')?.textContent).toBe(TEXTS.zh.sampleLanguage);
    expect(new Set([...inserted.querySelectorAll('input[name]')].map((one) => one.getAttribute('name')))).toEqual(
      new Set(['samples']),
    );
    const curl = render(`{{curl ${first?.id}}}\n`, 'zh').querySelector('pre');
    expect([curl?.getAttribute('data-language'), curl?.textContent]).toEqual(['bash', samples[0]]);
  });

  test('what it says of headers', () => {
    const header = first?.parameters.find(({ name }) => name === 'X-L');
    const list = render(`{{headers ${first?.id} X-L X-client-id}}\n`, 'zh').querySelector('dl.inputs');
    expect([...(list?.querySelectorAll('dt code') ?? [])].map(textOf)).toEqual(['X-L', 'X-client-id']);
    expect(textOf(list?.querySelector('dd'))).toBe(header?.description.zh.replaceAll('`', '').trim());
    expect(() => page('{{headers sendSms X-nope}}\n')).toThrow(
      'guides/a.md: {{headers sendSms X-nope}}: sendSms has no header X-nope',
    );
  });

  test('the form that enters a code, and what triggers the errors of the flow', () => {
    const form = render('{{form}}\n').querySelector('pre');
    const file = new URL('../../../packages/client/examples/code-form.ts', import.meta.url);
    expect(form?.textContent).toBe(readFileSync(file, 'utf8').trimEnd());
    expect(form?.getAttribute('data-language')).toBe('typescript');
    const operations = contract.operations.filter(({ id, errors }) => errors.length > 0 && readFlow().has(id));
    const tables = render('{{causes}}\n');
    expect([...tables.querySelectorAll('p:not(.lead)')].map(textOf)).toEqual(
      operations.map(({ method, path }) => `${method} ${path}`),
    );
    expect([...tables.querySelectorAll('.table')].map((one) => one.getAttribute('aria-label'))).toEqual(
      operations.map(({ id }) => `${TEXTS.en.causesOf} ${id}`),
    );
    for (const link of tables.querySelectorAll('td a'))
      expect(link.getAttribute('href')).toMatch(/^\.\.\/\.\.\/errors\/#IDAAS/);
    for (const change of [{ id: 'other' }, { errors: [] }]) {
      const others = contract.operations.map((one) => ({ ...one, ...change }));
      const none = page('{{causes}}\n', 'en', { ...contract, operations: others });
      expect(parsePage(String(none.main)).querySelectorAll('table')).toHaveLength(0);
    }
  });

  test('nothing else', () => {
    expect(() => page('{{nope}}\n')).toThrow(
      'guides/a.md: {{nope}} is unknown. Use one of: samples, curl, headers, form, causes',
    );
    expect(textOf(render('a {{curl}}\n\n:::zh\n文\n:::\n').lastElementChild)).toBe('a {{curl}}');
    expect(textOf(render('{{curl}} b\n').lastElementChild)).toBe('{{curl}} b');
  });

  test('nothing of an operation that it does not name, or that does not exist, wherever the others are', () => {
    const told = (insert: string, id: string) =>
      `guides/a.md: ${insert}: the contract has no operation "${id}". Use the operationId of one that it has`;
    expect(() => page('{{samples}}\n')).toThrow(told('{{samples}}', ''));
    expect(() => page('{{curl nope}}\n')).toThrow(told('{{curl nope}}', 'nope'));
    const reversed = { ...contract, operations: contract.operations.toReversed() };
    expect(page('{{curl sendSms}}\n', 'en', reversed)).toEqual(page('{{curl sendSms}}\n'));
  });
});

test.for(LANGUAGES)(
  'the guides in %s are listed with their titles and summaries, and lead to each other by their titles',
  (language) => {
    const texts = TEXTS[language];
    const [list, ...guides] = guidePages(contract, language);
    expect(list).toMatchObject({ path: 'guides/', title: texts.guides, description: texts.guidesDescription });
    const main = parsePage(String(list?.main));
    const cards = [...main.querySelectorAll('.cards li')].map((card) => [
      card.querySelector('a')?.getAttribute('href'),
      textOf(card.querySelector('a')),
      textOf(card.querySelector('p')),
    ]);
    expect(cards).toEqual(
      guides.map(({ path, title, description }) => [path.replace('guides/', './'), title, description]),
    );
    expect(textOf(main.querySelector('h1'))).toBe(texts.guides);
    expect(textOf(main.querySelector('h2'))).toContain(texts.forMaintainers);
    expect(textOf(main.querySelector('.cards + p'))).toBe(
      `${texts.mockControl}${texts.colon}${texts.mockControlDescription}`.replace(/\s+/g, ' '),
    );
    expect(guides.map(({ path }) => path.split('/')[1])).toEqual([
      ...[
        'getting-started',
        'from-captcha-to-message',
        'entering-the-code',
        'testing-with-the-mock',
        'handling-errors',
      ],
      ...['running-the-mock', 'changing-the-contract', 'sharing-builds'],
    ]);
    expect(main.querySelector('h2')?.id).toBe('for-maintainers');
    const turns = guides.map(({ main: guide }, index) => {
      const nav = parsePage(String(guide)).querySelector('nav.turns');
      const rels = [...(nav?.querySelectorAll('a') ?? [])].map((one) => one.getAttribute('rel'));
      expect(rels).toEqual([0, 6].includes(index) ? ['next'] : [5, 7].includes(index) ? ['prev'] : ['prev', 'next']);
      expect(nav?.getAttribute('aria-label')).toBe(texts.guides);
      return textOf(nav);
    });
    const [one, two, three] = guides;
    const to = (label: string, guide = one) => `${label}${texts.colon}${guide?.title}`;
    expect(turns[0]).toBe(to(texts.next, two));
    expect(turns[1]).toBe(`${to(texts.previous, one)} ${to(texts.next, three)}`);
    expect(homePage(contract, language)).toMatchObject({ path: '', otherAnchors: './reference/' });
  },
);

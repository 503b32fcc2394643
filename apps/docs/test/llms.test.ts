/** What the site has for readers that are programs: llms.txt, and the Markdown of each page. */

import { existsSync, readFileSync } from 'node:fs';
import { type Language, type OperationModel, readContract } from '@ciam-sms/contract/model';
import { html } from 'hono/html';
import markdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { llmsText } from '../src/output/llms.ts';
import { exampleCall } from '../src/samples/call.ts';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { MOCK_URL } from '../src/serve.ts';
import { LANGUAGES, TEXTS } from '../src/texts.ts';
import { zoo } from './every-operation.ts';
import { parsePage } from './parse-page.ts';
import { dist, folderOf, pages, readPage, textOf } from './site.ts';

const contract = readContract();
const read = (file: string) => readFileSync(dist + file, 'utf8');
/** A file of Markdown, as a page. */
const render = (text: string) => parsePage(markdownIt().render(text));

/** The pages of a language, as `llms.txt` lists them. */
const listed = (language: Language) =>
  pages
    .filter((path) => path.startsWith('zh/') === (language === 'zh'))
    .map((path) => ({
      path: path.replace(/^zh\//, ''),
      title: readPage(path).title.replace(` · ${TEXTS[language].site}`, ''),
      description: readPage(path).querySelector('meta[name="description"]')?.getAttribute('content') ?? '',
    }));

describe('llms.txt', () => {
  const lines = llmsText(contract, new Map(LANGUAGES.map((language) => [language, listed(language)]))).split('\n');

  test('is what is made of the pages of the site', () => {
    expect(read('llms.txt').split('\n').sort()).toEqual([...lines].sort());
  });

  const below = (title: string) => {
    const rest = lines.slice(lines.indexOf(`## ${title}`) + 1);
    return rest
      .slice(0, rest.findIndex((line) => line.startsWith('## ')) >>> 0)
      .filter((line) => line.startsWith('- '));
  };

  test('has the title and summary of the contract, in both languages', () => {
    expect(lines[0]).toBe(`# ${contract.title.en}`);
    expect(lines[2]).toContain(`> ${contract.summary.en}`);
    expect(lines[4]).toBe(contract.summary.zh);
  });

  test('has the format of llms.txt: below its introduction, nothing but sections of links', () => {
    for (const line of lines.slice(5)) expect(line).toMatch(/^(## \S.*|- \[[^\]]+\]\(\S+\)(: .+)?|)$/);
  });

  test('has every operation and every error of the contract, and nothing else', () => {
    expect(below('Operations')).toEqual(
      contract.operations.map(({ id, method, path }) => `- [${id}](./reference/index.md): ${method} ${path}`),
    );
    const errors = contract.operations.flatMap(({ id, errors }) =>
      errors.map((error) => ({ anchor: error.code ?? `${id}.${error.name}`, ...error })),
    );
    const lines = errors.map(
      ({ anchor, message, cause, remedy }) =>
        `- [${anchor}](./errors/index.md#${anchor}): ${message ? `${message.en}. ` : ''}${cause.en} ${remedy.en}`,
    );
    expect(below('Errors')).toEqual([...new Set(lines)].sort((one, other) => one.localeCompare(other, 'en')));
  });

  test('leads to the Markdown of every page, with its title and description', () => {
    const links = [...below('Pages'), ...below('中文')].map((line) =>
      /^- \[(.*)\]\(\.\/(.*?)index\.md\): (.*)$/.exec(line)?.slice(1),
    );
    const found = links.filter((link) => link !== undefined);
    expect(found.map((link) => link[1]).sort()).toEqual(pages);
    for (const [title = '', path = '', description] of found) {
      const page = readPage(path);
      expect(page.title).toContain(title);
      expect(page.querySelector('meta[name="description"]')?.getAttribute('content')).toBe(description);
    }
  });
});

describe('llms.txt of many operations', () => {
  const other = (operation: OperationModel) => ({ ...operation, id: `${operation.id}Again` });
  const operations = [...zoo.operations, ...zoo.operations.map(other)];
  const page = (path: string) => ({ path, title: `Title of ${path}`, description: `About ${path}` });
  const navigation = html`<nav></nav>`;
  const ofEach = { ...page('try/sendSms/'), navigation };
  const many = llmsText({ ...zoo, operations }, new Map(LANGUAGES.map((one) => [one, [page('try/'), ofEach]])));

  test('leads to the pages of each, where its first operation is', () => {
    expect(many).toContain('\n- [createAnimal](./reference/createAnimal/index.md): POST /zoo/animals\n');
    expect(many).toContain('/photos/{photoName} (deprecated)\n');
    expect(many).toContain('\n- [ZOO.QUERY.0001](./errors/listAnimals/index.md#ZOO.QUERY.0001): ');
    const { cause, remedy } = zoo.operations.flatMap(({ errors }) => errors).find(({ name }) => name === '500') ?? {};
    expect(many).toContain(`#listAnimals.500): ${cause?.en} ${remedy?.en}\n`);
  });

  test('lists the pages of all, and no page of one', () => {
    expect(many).toContain('\n- [Title of try/](./try/index.md): About try/\n');
    expect(many).toContain('\n- [Title of try/](./zh/try/index.md): About try/\n');
    expect(many).not.toContain('try/sendSms/');
  });
});

/** The reference is Redoc's, and its Markdown is written from the contract: its facts are tested below. */
const converted = pages.filter((path) => !readPage(path).querySelector('#redoc'));

describe.for(converted)('the Markdown of /%s', (path) => {
  const text = read(`${path}index.md`);
  const twin = render(text);

  test('has the headings of the page, and its code to the letter', () => {
    const page = readPage(path).querySelector('main')?.cloneNode(true) as Element;
    for (const element of page.querySelectorAll('a.anchor, form, .result > h3:first-child, .exchange'))
      element.remove();
    const headings = (place: ParentNode) => [...place.querySelectorAll('h1, h2, h3, h4')].map(textOf);
    expect(headings(twin)).toEqual(headings(page));
    const code = (place: ParentNode) => [...place.querySelectorAll('pre')].map((one) => one.textContent?.trimEnd());
    expect(code(twin)).toEqual(code(page));
  });

  test('says what the page says', () => {
    const page = readPage(path).querySelector('main')?.cloneNode(true) as Element;
    for (const element of page.querySelectorAll(
      'a.anchor, .base-url, form, svg, legend, noscript, .result > h3:first-child, .outcome, .exchange',
    ))
      element.remove();
    const words = (place: Element) => textOf(place).replace(/\s/g, '');
    expect(words(twin.body)).toBe(words(page));
  });
});

test.for(pages)('the Markdown of /%s leads to Markdown that exists', (path) => {
  for (const link of render(read(`${path}index.md`)).querySelectorAll('a')) {
    const { pathname, host } = new URL(link.getAttribute('href') ?? '', `http://docs/${path}index.md`);
    if (host !== 'docs') continue;
    expect({ pathname, exists: existsSync(dist + pathname) }).toEqual({ pathname, exists: true });
    expect(pathname).toMatch(/\.\w+$/);
  }
});

test.for(LANGUAGES)('the Markdown of the reference in %s has every fact of the contract', (language) => {
  const folder = folderOf(language);
  const { colon, brackets, required: must } = TEXTS[language];
  const sections = read(`${folder}reference/index.md`).split(/^(?=## )/m);
  expect(sections).toHaveLength(contract.operations.length + 1);
  for (const [index, operation] of contract.operations.entries()) {
    const { method, path, summary, description, parameters, body, responses, errors } = operation;
    const section = sections[index + 1] ?? '';
    expect(section).toContain(`## ${summary[language]}\n\n\`${method} ${path}\`\n\n${description[language].trim()}`);
    const fields = [body?.contents ?? [], ...responses.map(({ contents }) => contents)]
      .flat()
      .flatMap((one) => one.fields);
    const inputs = [...parameters, ...fields.map((field) => ({ ...field, name: field.path, example: undefined }))];
    for (const { name, schema, required, description, example, values } of inputs) {
      const line = section.split('\n').find((one) => one.startsWith(`- \`${name}\`${brackets[0]}`));
      expect(line).toContain([schema.type].flat().join(' | '));
      expect(line?.includes(must)).toBe(required);
      expect(line).toContain(description[language].trim().replace(/\s+/g, ' '));
      if (example !== undefined) expect(line).toContain(`\`${example}\``);
      for (const [value, meaning] of Object.entries(values ?? {}))
        expect(section).toContain(`\n  - \`${value}\`${colon}${meaning[language]}\n`);
    }
    for (const { status, description } of responses)
      expect(section).toContain(`${status}\n\n${description[language].trim()}`);
    for (const { code, message } of errors)
      if (code) expect(section).toContain(`#${code})${colon}${message?.[language]}\n`);
    expect(section).toContain(SAMPLE_LANGUAGES[0]?.print(exampleCall(operation, MOCK_URL, language)));
  }
});

test.for(LANGUAGES)(
  'llms-full.txt in %s has the whole Markdown of every page, with links that work where it is',
  (language) => {
    const folder = folderOf(language);
    const own = pages.filter((path) => path.startsWith('zh/') === (language === 'zh'));
    const text = read(`${folder}llms-full.txt`);
    const withoutLinks = (markdown: string) => markdown.replace(/\]\([^)]*\)/g, ']');
    for (const path of own) expect(withoutLinks(text)).toContain(withoutLinks(read(`${path}index.md`)));
    for (const link of render(text).querySelectorAll('a')) {
      const { pathname, host } = new URL(link.getAttribute('href') ?? '', `http://docs/${folder}llms-full.txt`);
      if (host === 'docs')
        expect({ pathname, exists: existsSync(dist + pathname) }).toEqual({ pathname, exists: true });
    }
  },
);

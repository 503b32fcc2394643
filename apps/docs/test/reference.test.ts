import { readFileSync } from 'node:fs';
import { errors, scenarios } from '@ciam-sms/contract';
import {
  type Content,
  type Example,
  type Language,
  type OperationModel,
  type RequestBody,
  readContract,
} from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { bundledContract } from '../src/reference/bundled-contract.ts';
import { fillIn } from '../src/reference/fill-in.ts';
import { LANGUAGES } from '../src/texts.ts';
import { parsePage } from './parse-page.ts';
import { dist, folderOf, readPage, textOf } from './site.ts';

const { operations } = readContract();

describe.for(LANGUAGES)('the reference in %s', (language) => {
  const page = readPage(`${folderOf(language)}reference/`);

  test('has all of the contract with JavaScript off', () => {
    const text = flat(page.querySelector('main')?.textContent);
    for (const operation of operations) {
      const inputs = [...operation.parameters, ...fieldsOf(operation)];
      const described = inputs.flatMap(({ name, description }) => [name, description[language]]);
      const responses = operation.responses.map(({ description }) => description[language]);
      for (const fact of [operation.summary[language], operation.path, ...described, ...responses])
        expect(text).toContain(flat(fact));
      for (const { values = {} } of inputs) {
        for (const [value, meaning] of Object.entries(values)) expect(text).toContain(flat(value + meaning[language]));
      }
    }
  });

  test('has every example of a body, not only the one that Redoc shows first', () => {
    const text = page.body.textContent;
    for (const { body, responses } of operations) {
      const contents = [body?.contents ?? [], ...responses.map((response) => response.contents)].flat();
      for (const { value } of contents.flatMap(({ examples }) => examples))
        expect(text).toContain(JSON.stringify(value, null, 2));
    }
  });

  test('holds nothing that only a script could press, and keeps the order of headings', () => {
    const { innerHTML } = page.querySelector('#redoc') as Element;
    expect(innerHTML).not.toMatch(/<button|<select|role="tab|href="#\/|style="/);
    const levels = [...innerHTML.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1);
  });

  test('is as a download the bundled contract', async () => {
    for (const format of ['json', 'yaml'] as const) {
      const download = readFileSync(`${dist}${folderOf(language)}openapi.${format}`, 'utf8');
      expect(download).toBe(await bundledContract(language, format));
    }
  });

  test('leads from every error code to what the page of errors says of it', () => {
    const links = [...page.querySelectorAll('main a')].filter(({ textContent }) => textContent in errors);
    expect(new Set(links.map(textOf))).toEqual(new Set(Object.keys(errors)));
    for (const link of links) expect(link.getAttribute('href')).toBe(`../errors/#${link.textContent}`);
  });

  test('has an address for every header, field and scenario, in the same words as the other language', () => {
    const list = (one: Language) =>
      [...readPage(`${folderOf(one)}reference/`).querySelectorAll('main [data-search]')].map(({ id }) => id);
    const [ids, others] = [list(language), list(language === 'en' ? 'zh' : 'en')];
    expect(ids).toEqual(others);
    const names = operations.flatMap((operation) => [
      ...operation.parameters.map(({ name }) => `path=${name.toLowerCase()}`),
      ...fieldsOf(operation).map(({ name }) => `path=${name}`),
      ...Object.keys(scenarios).map((scenario) => `=${scenario}`),
    ]);
    for (const name of names) expect(ids.some((id) => id.endsWith(name))).toBe(true);
  });
});

test.for(LANGUAGES)('the table of contents in "%s" has the method of every operation', (language) => {
  const links = [...readPage(`${folderOf(language)}reference/`).querySelectorAll('.contents .level-2 a')].map(textOf);
  for (const { summary, method } of operations) expect(links).toContain(`${summary[language]} ${method}`);
});

test('the search in Chinese has the names of the parts of an operation in Chinese', () => {
  const names = [...readPage('zh/reference/').querySelectorAll('main [data-search]')].map((one) =>
    one.getAttribute('data-search'),
  );
  expect(names).toEqual(expect.arrayContaining(['请求', '请求头', '请求体', '响应', '响应体', 'X-L']));
  expect(names.filter((name) => /^(Request|Responses?|Headers|Body)$/.test(name ?? ''))).toEqual([]);
});

test('the Chinese reference has no English left, but for names and code', async () => {
  const isExample = (text: string) => /^[\w-]+=\S+$/.test(text); // of a parameter, such as `days=7`
  const words = listTexts(readPage('zh/reference/').querySelector('main') as Element).filter(
    (text) => /[A-Za-z]{2}/.test(text) && !/\p{Script=Han}/u.test(text) && !isExample(text),
  );
  const names = (await bundledContract('zh', 'json')) + JSON.stringify(operations);
  expect(words.filter((word) => !names.includes(JSON.stringify(word.replace(/^\(|\)$/g, '')).slice(1, -1)))).toEqual(
    [],
  );
});

test('a second example of a request is shown below the first', async () => {
  const operation = operations.find((one) => one.body) as OperationModel & { body: RequestBody };
  const [content] = operation.body.contents as readonly [Content];
  const [example] = content.examples as readonly [Example];
  const second = { name: 'second', summary: { en: 'A second example', zh: '第二个示例' }, value: { mobile: '1' } };
  const body = {
    required: true,
    description: example.summary,
    contents: [{ ...content, examples: [example, second] }],
  };
  const html = await fillIn('<!--examples:request-->one<!--/examples-->', { ...operation, body }, '', 'en');
  const text = parsePage(html).body.textContent;
  expect(text).toContain('A second example');
  for (const { value } of [example, second]) expect(text).toContain(JSON.stringify(value, null, 2));
});

/** The texts of an element that are written for people to read. */
function listTexts(element: Element): string[] {
  if (element.matches('code, pre, [translate="no"], .tabs > label')) return [];
  return [...element.childNodes].flatMap((node) =>
    node.nodeType === node.ELEMENT_NODE ? listTexts(node as Element) : (node.textContent?.trim() ?? ''),
  );
}

function fieldsOf({ body }: OperationModel) {
  return (body?.contents ?? []).flatMap(({ fields }) => fields);
}

/** Text as it shows: without the marks of Markdown, and with single spaces. */
function flat(text: string | null | undefined): string {
  return (text ?? '').replace(/[`*]|\s+/g, '');
}

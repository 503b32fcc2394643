/** What is put into what Redoc shows. */
import { describe, expect, test } from 'vitest';
import { codeTabs } from '../src/frame/code.ts';
import { fillIn } from '../src/reference/fill-in.ts';
import { themeDark } from '../src/reference/theme-dark.ts';
import { exampleCall } from '../src/samples/call.ts';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { TEXTS } from '../src/texts.ts';
import { find } from './every-operation.ts';
import { parsePage } from './parse-page.ts';
import { textOf } from './site.ts';

const BASE = 'https://zoo.example';
const operation = find('createAnimal');
const filled = async (section: string, one = operation, language: 'en' | 'zh' = 'en') =>
  parsePage(await fillIn(section, one, BASE, language)).body;
const example = (value: unknown, name = String(value)) => ({ name, summary: { en: name, zh: `${name} 例` }, value });
const content = { mediaType: 'application/json', schema: {}, fields: [] };
const body = (contents: (typeof content & { examples: ReturnType<typeof example>[] })[]) => ({
  ...operation,
  body: { required: true, description: { en: '', zh: '' }, contents },
});

test('the section of an operation has its method, and its samples for the base URL', async () => {
  const page = await filled('<div id="a"><div>$1</div><!--samples--></div>');
  expect(page.firstElementChild?.getAttribute('data-method')).toBe('POST');
  expect(page.querySelectorAll('[data-method]')).toHaveLength(1);
  expect(textOf(page.querySelector('#a > div'))).toBe('$1');
  const call = exampleCall(operation, BASE, 'en');
  const samples = page.querySelector('.tabs');
  expect(JSON.parse(samples?.getAttribute('data-call') ?? '')).toEqual(call);
  expect([...(samples?.querySelectorAll('code') ?? [])].map((one) => one.textContent)).toEqual(
    SAMPLE_LANGUAGES.map(({ print }) => print(call).trimEnd()),
  );
  const radios = [...page.querySelectorAll('input[type="radio"]')];
  expect(radios.map((one) => one.hasAttribute('checked'))).toEqual(SAMPLE_LANGUAGES.map((_, index) => index === 0));
  expect(radios.map((one) => one.attributes.length)).toEqual(SAMPLE_LANGUAGES.map((_, index) => (index === 0 ? 4 : 3)));
  expect(radios.map((one) => [one.getAttribute('value'), textOf(one.nextElementSibling)])).toEqual(
    SAMPLE_LANGUAGES.map(({ id, label }) => [id, label]),
  );
  const highlights = [...(samples?.querySelectorAll('pre') ?? [])].map((one) => one.getAttribute('data-language'));
  expect(highlights).toEqual(SAMPLE_LANGUAGES.map(({ highlight }) => highlight));
  expect(samples?.querySelector('pre .hljs-string')).not.toBeNull();
  expect(samples?.querySelector('.base-url input')?.getAttribute('value')).toBe(BASE);
  expect(textOf(samples?.querySelector('.base-url'))).toBe('Base URL');
  const names = [...page.querySelectorAll('input[type="radio"]')].map((input) => input.getAttribute('name'));
  expect(new Set(names)).toEqual(new Set(['sample-createAnimal']));
});

test('tabs may have nothing but a call', () => {
  const tabs = parsePage(String(codeTabs(exampleCall(operation, BASE, 'en'), 'group', TEXTS.en))).querySelector(
    'fieldset',
  );
  expect([...(tabs?.attributes ?? [])].map(({ name }) => name)).toEqual(['class']);
  expect(
    [...(tabs?.childNodes ?? [])].filter(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
  ).toEqual([]);
});

describe('the examples of a body', () => {
  const REQUEST = '<div><!--examples:request--><i>Redoc</i><!--/examples--></div>';

  test('are there instead of the one that Redoc shows', async () => {
    const page = await filled(REQUEST, body([{ ...content, examples: [example({ a: '$&' }, 'one')] }]));
    expect(page.innerHTML).not.toContain('Redoc');
    expect(page.querySelectorAll('details')).toHaveLength(0);
    expect(page.querySelector('pre')?.getAttribute('data-language')).toBe('json');
    expect(page.querySelector('pre')?.textContent).toBe('{\n  "a": "$&"\n}');
  });

  test('are folded if they are several, but for the first, in the language that they are in', async () => {
    const examples = [example('one'), example('二')];
    const page = await filled(REQUEST, body([{ ...content, examples }]));
    const folded = [...page.querySelectorAll('details.example')];
    const names = folded.map((one) => [...one.attributes].map(({ name }) => name));
    expect(names).toEqual([['class', 'open'], ['class']]);
    const summaries = folded.map((one) => one.querySelector('summary'));
    expect(summaries.map((one) => [textOf(one), one?.getAttribute('lang')])).toEqual([
      ['one', null],
      ['二', 'zh-Hans'],
    ]);
    const chinese = await filled(REQUEST, body([{ ...content, examples }]), 'zh');
    expect([...chinese.querySelectorAll('summary')].map(textOf)).toEqual(['one 例', '二 例']);
  });

  test('say of which media type they are, if there are several, and are text where that is none of JSON', async () => {
    const text = { ...content, mediaType: 'text/plain', examples: [example('a "text"', 'two')] };
    const page = await filled(REQUEST, body([{ ...content, examples: [example('one')] }, text]));
    expect([...page.querySelectorAll('summary')].map(textOf)).toEqual(['one (application/json)', 'two (text/plain)']);
    const blocks = [...page.querySelectorAll('pre')].map((one) => [one.getAttribute('data-language'), one.textContent]);
    expect(blocks).toEqual([
      ['json', '"one"'],
      ['plaintext', 'a "text"'],
    ]);
  });

  test.for(['en', 'zh'] as const)('of an error say in %s why it is returned', async (language) => {
    const list = find('listAnimals');
    const statuses = list.responses.map(({ status }) => `<!--examples:${status}-->Redoc<!--/examples-->`);
    const page = await filled(`<div>${statuses.join('')}</div>`, list, language);
    const shown = [...page.querySelectorAll('details')].map((one) => ({
      label: textOf(one.querySelector('summary')),
      text: textOf(one)
        .slice(textOf(one.querySelector('summary')).length, -textOf(one.querySelector('pre')).length)
        .trim(),
    }));
    const folded = list.responses.filter(({ contents }) => contents.flatMap(({ examples }) => examples).length > 1);
    const expected = folded.flatMap(({ contents }) =>
      contents.flatMap(({ mediaType, examples }) =>
        examples.map(({ name, summary }) => {
          const error = list.errors.find((one) => one.examples?.en === name);
          const label = summary[language] + (contents.length > 1 ? ` (${mediaType})` : '');
          return { label, text: (error?.cause[language] ?? '').replaceAll('`', '').trim() };
        }),
      ),
    );
    expect(expected.filter(({ text }) => text !== '')).not.toHaveLength(0);
    expect(shown).toEqual(expected);
  });

  test('that the contract does not have are those that Redoc shows', async () => {
    const { body: _, ...without } = operation;
    const page = await filled(`${REQUEST}<p><!--examples:599-->\nas is<!--/examples--></p>`, without);
    expect(textOf(page)).toBe('Redoc as is');
    expect(page.innerHTML).not.toContain('<!--');
  });
});

test('the dark theme is that of readers whose system is dark, unless they chose the light one, and of those who chose it', () => {
  const css = themeDark('a { b: c }\n:root.dark, :root.dark d { e: f }\n@media print { :root.dark g { h: i } }');
  expect(css.replace(/\s+/g, ' ')).toBe(
    'a { b: c } :root[data-theme="dark"], :root[data-theme="dark"] d { e: f } ' +
      '@media print { :root[data-theme="dark"] g { h: i } } ' +
      '@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]), :root:not([data-theme="light"]) d { e: f } ' +
      ':root:not([data-theme="light"]) g { h: i } }',
  );
});

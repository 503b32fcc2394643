import { readFileSync } from 'node:fs';
import { errors, scenarios } from '@ciam-sms/contract';
import { type Language, type OperationModel, readContract } from '@ciam-sms/contract/model';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bundledContract } from '../src/reference/bundled-contract.ts';
import { LANGUAGES } from '../src/texts.ts';
import { dist, folderOf, readPage, textOf } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage } from './watched-page.ts';

const here = siteInBrowser();
const { operations } = readContract();

describe.for(LANGUAGES)('the reference in %s', (language) => {
  const page = readPage(folderOf(language));

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
    for (const scenario of Object.keys(scenarios)) expect(text).toContain(scenario);
    for (const { code, message } of Object.values(errors)) {
      for (const fact of [code, message.en, message.zh]) expect(text).toContain(flat(fact));
    }
  });

  test('leads from every error code to what the page of errors says of it', async () => {
    const links = [...page.querySelectorAll('main a')].filter(({ textContent }) => textContent in errors);
    expect(new Set(links.map(textOf))).toEqual(new Set(Object.keys(errors)));
    for (const link of links) expect(link.getAttribute('href')).toBe(`./errors/#${link.textContent}`);
    await using watched = await openPage(here.browser, [here.url]);
    await watched.page.goto(`${here.url}/${folderOf(language)}`);
    const last = Object.keys(errors).at(-1) as string;
    await watched.page.getByRole('link', { name: last }).first().click();
    await watched.page.waitForURL(`**/errors/#${last}`);
    await isInView(watched.page, last);
  });

  test('has an address for every header, field and scenario, in the same words as the other language', () => {
    const list = (one: Language) =>
      [...readPage(folderOf(one)).querySelectorAll('main [data-search]')].map(({ id }) => id);
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

test('the Chinese reference has no English left, but for names and code', async () => {
  const isExample = (text: string) => /^[\w-]+=\S+$/.test(text); // of a parameter, such as `days=7`
  const words = listTexts(readPage('zh/').querySelector('main') as Element).filter(
    (text) => /[A-Za-z]{2}/.test(text) && !/\p{Script=Han}/u.test(text) && !isExample(text),
  );
  const names = (await bundledContract('zh', 'json')) + JSON.stringify(operations);
  expect(words.filter((word) => !names.includes(JSON.stringify(word.replace(/^\(|\)$/g, '')).slice(1, -1)))).toEqual(
    [],
  );
});

test.for(LANGUAGES)('the downloads in %s are the bundled contract', async (language) => {
  for (const format of ['json', 'yaml'] as const) {
    const download = readFileSync(`${dist}${folderOf(language)}openapi.${format}`, 'utf8');
    expect(download).toBe(await bundledContract(language, format));
  }
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

async function isInView(page: Page, id: string) {
  const top = await page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(900);
}

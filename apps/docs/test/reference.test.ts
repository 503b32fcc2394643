import { readFileSync } from 'node:fs';
import { errors, scenarios } from '@ciam-sms/contract';
import { type Language, type OperationModel, readContract } from '@ciam-sms/contract/model';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bundledContract } from '../src/reference/bundled-contract.ts';
import { LANGUAGES } from '../src/texts.ts';
import { dist } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage } from './watched-page.ts';

const here = siteInBrowser();
const { operations } = readContract();

const folder = (language: Language) => (language === 'en' ? '' : 'zh/');

describe.for(LANGUAGES)('the reference in %s', (language) => {
  test('has all of the contract with JavaScript off', async () => {
    await using watched = await openPage(here.browser, [here.url], { javaScriptEnabled: false });
    await watched.page.goto(`${here.url}/${folder(language)}`);
    const text = flat(await watched.page.locator('main').textContent());
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
    await using watched = await openPage(here.browser, [here.url], { reducedMotion: 'reduce' });
    await watched.page.goto(`${here.url}/${folder(language)}`);
    for (const code of Object.keys(errors)) {
      const link = watched.page.getByRole('link', { name: code }).first();
      expect(await link.getAttribute('href')).toBe(`./errors/#${code}`);
    }
    const last = Object.keys(errors).at(-1) as string;
    await watched.page.getByRole('link', { name: last }).first().click();
    await watched.page.waitForURL(`**/errors/#${last}`);
    await isInView(watched.page, last);
  });

  test('has an address for every header, field and scenario, in the same words as the other language', async () => {
    await using watched = await openPage(here.browser, [here.url]);
    await watched.page.goto(`${here.url}/${folder(language)}`);
    const ids = await watched.page.locator('main [data-search]').evaluateAll((all) => all.map(({ id }) => id));
    await watched.page.goto(`${here.url}/${folder(language === 'en' ? 'zh' : 'en')}`);
    const others = await watched.page.locator('main [data-search]').evaluateAll((all) => all.map(({ id }) => id));
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
  await using watched = await openPage(here.browser, [here.url], { javaScriptEnabled: false });
  await watched.page.goto(`${here.url}/zh/`);
  const words = await watched.page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main') as Element, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (!parentElement?.closest('code, pre, [translate="no"], .tabs > label')) texts.push(textContent?.trim() ?? '');
    }
    const isExample = (text: string) => /^[\w-]+=\S+$/.test(text); // of a parameter, such as `days=7`
    return texts.filter((text) => /[A-Za-z]{2}/.test(text) && !/\p{Script=Han}/u.test(text) && !isExample(text));
  });
  const names = (await bundledContract('zh', 'json')) + JSON.stringify(operations);
  expect(words.filter((word) => !names.includes(JSON.stringify(word.replace(/^\(|\)$/g, '')).slice(1, -1)))).toEqual(
    [],
  );
});

test.for(LANGUAGES)('the downloads in %s are the bundled contract', async (language) => {
  for (const format of ['json', 'yaml'] as const) {
    const download = readFileSync(`${dist}${folder(language)}openapi.${format}`, 'utf8');
    expect(download).toBe(await bundledContract(language, format));
  }
});

function fieldsOf({ body }: OperationModel) {
  return (body?.contents ?? []).flatMap(({ fields }) => fields);
}

/** Text as it shows: without the marks of Markdown, and with single spaces. */
function flat(text: string | null): string {
  return (text ?? '').replace(/[`*]|\s+/g, '');
}

async function isInView(page: Page, id: string) {
  const top = await page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(900);
}

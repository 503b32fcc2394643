import { readFileSync } from 'node:fs';
import { errors, type Language, operations, scenarios } from '@ciam-sms/contract';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { listOperations, readContract } from '../src/contract.ts';
import { LANGUAGES } from '../src/texts.ts';
import { dist } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage } from './watched-page.ts';

const here = siteInBrowser();

const folder = (language: Language) => (language === 'en' ? '' : 'zh/');

describe.for(LANGUAGES)('the reference in %s', (language) => {
  test('has all of the contract with JavaScript off', async () => {
    await using watched = await openPage(here.browser, [here.url], { javaScriptEnabled: false });
    await watched.page.goto(`${here.url}/${folder(language)}`);
    const text = flat(await watched.page.locator('main').textContent());
    for (const { summary, path, parameters, fields } of await listOperations(await readContract(language))) {
      const described = [...parameters, ...fields].flatMap(({ name, description }) => [name, description]);
      for (const fact of [summary, path, ...described]) expect(text).toContain(flat(fact));
      for (const { values = {} } of fields) {
        for (const fact of Object.entries(values).flat()) expect(text).toContain(flat(fact));
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
    const names = (await listOperations(await readContract('en'))).flatMap(({ parameters, fields }) => [
      ...parameters.map(({ name }) => `path=${name.toLowerCase()}`),
      ...fields.map(({ name }) => `path=${name}`),
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
    return texts.filter((text) => /[A-Za-z]{2}/.test(text) && !/\p{Script=Han}/u.test(text));
  });
  const contract = await readContract('zh');
  const names = JSON.stringify(contract) + JSON.stringify(Object.values(operations));
  expect(words.filter((word) => !names.includes(JSON.stringify(word.replace(/^\(|\)$/g, '')).slice(1, -1)))).toEqual(
    [],
  );
});

test.for(LANGUAGES)('the downloads in %s are the bundled contract', async (language) => {
  for (const kind of ['json', 'yaml']) {
    const contract = language === 'en' ? 'openapi' : `openapi.${language}`;
    const bundled = new URL(import.meta.resolve(`@ciam-sms/contract/${contract}.${kind}`));
    expect(readFileSync(`${dist}${folder(language)}openapi.${kind}`, 'utf8')).toBe(readFileSync(bundled, 'utf8'));
  }
});

test('llms.txt names every operation, error and page', () => {
  const text = readFileSync(`${dist}llms.txt`, 'utf8');
  for (const { method, path } of Object.values(operations)) expect(text).toContain(`${method} ${path}`);
  for (const { code, message } of Object.values(errors))
    expect(text).toContain(`[\`${code}\`](./errors/#${code}): ${message.en}`);
  for (const page of ['guides/handling-errors/', 'try/', 'zh/errors/']) expect(text).toContain(`(./${page})`);
});

/** Text as it shows: without the marks of Markdown, and with single spaces. */
function flat(text: string | null): string {
  return (text ?? '').replace(/[`*]|\s+/g, '');
}

async function isInView(page: Page, id: string) {
  const top = await page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(900);
}

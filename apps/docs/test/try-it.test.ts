import { ownMethod } from '@ciam-sms/client/facade';
import { type CatalogueError, errors, type Language, operations } from '@ciam-sms/contract';
import { type Mock, startMock } from '@ciam-sms/mock';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../src/texts.ts';
import { folderOf } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

const here = siteInBrowser();
let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock?.close());

/** Opens the Try it page anew, with base URLs that lead to the mock. */
async function openTryIt({ page }: WatchedPage, language: Language = 'en') {
  await page.goto(`${here.url}/${folderOf(language)}try/`);
  for (const baseUrl of await page.locator('[name="baseUrl"]').all()) await baseUrl.fill(mock.url);
}

/** The form of an operation, and what it shows of a response. */
function formOf(page: Page, id: string = SEND) {
  const form = page.locator(`form.try[data-operation*='"id":"${id}"']`);
  const result = form.locator('xpath=following-sibling::section[1]');
  return {
    form,
    result,
    send: form.locator('.send'),
    outcome: result.locator('.outcome'),
    response: result.locator('.raw-response'),
  };
}

/** The operation whose inputs the tests below know. */
const SEND = 'sendSms';

const catalogue: Readonly<Record<string, CatalogueError>> = errors;
const CASES = Object.entries(operations).flatMap(([id, { errorCodes }]) => errorCodes.map((code) => ({ id, code })));

describe('the Try it page in every language', () => {
  const watched = new Map<Language, WatchedPage>();
  beforeAll(async () => {
    for (const language of LANGUAGES) watched.set(language, await openPage(here.browser, [here.url, mock.url]));
    await inEveryLanguage((language, page) => openTryIt(page, language));
  });
  afterAll(() => inEveryLanguage((_, page) => page[Symbol.asyncDispose]()));

  const inEveryLanguage = async (run: (language: Language, page: WatchedPage) => PromiseLike<void>) => {
    await Promise.all([...watched].map(([language, page]) => run(language, page)));
  };

  test.for(Object.keys(operations))('reaches success of %s with the examples of the contract', (id) =>
    inEveryLanguage(async (_, { page, foreign, failures }) => {
      const { send, outcome, response } = formOf(page, id);
      await send.click();
      await outcome.locator('dd').getByText('true', { exact: true }).first().waitFor();
      expect(await response.textContent()).toMatch(/^200 OK\n/);
      expect({ foreign, failures }).toEqual({ foreign: [], failures: [] });
    }),
  );

  test.for(CASES)('reaches $code of $id with one click and Send', ({ id, code }) =>
    inEveryLanguage(async (language, { page }) => {
      const { message } = catalogue[code] as CatalogueError;
      const { form, send, outcome, response } = formOf(page, id);
      await form.locator('.cases').getByText(code).click();
      await send.click();
      await outcome.filter({ hasText: code }).waitFor();
      expect(await outcome.textContent()).toContain(message[language]);
      if (ownMethod(id)) expect(await outcome.locator('dd').nth(1).textContent()).toBe('rejected');
      expect(await response.textContent()).toMatch(/^400 Bad Request\n/);
      expect(await response.textContent()).toContain(
        JSON.stringify({ error_code: code, error_msg: message[language] }),
      );
      expect(await outcome.getByRole('link').getAttribute('href')).toBe(`../errors/#${code}`);
    }),
  );
});

describe('the Try it page', () => {
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await openPage(here.browser, [here.url, mock.url]);
  });
  beforeEach(() => openTryIt(watched));
  afterAll(() => watched?.[Symbol.asyncDispose]());

  test('works with the keyboard alone', async () => {
    const [id] = Object.keys(operations);
    const { form, outcome } = formOf(watched.page, id);
    const [code] = Object.keys(errors);
    const isFocused = (selector: string) => form.locator(selector).evaluate((one) => one === document.activeElement);
    while (!(await isFocused(`[id="${code}"]`))) await watched.page.keyboard.press('Tab');
    await watched.page.keyboard.press('Enter');
    while (!(await isFocused('.send'))) await watched.page.keyboard.press('Tab');
    await watched.page.keyboard.press('Enter');
    await expect.poll(() => outcome.textContent()).toContain(code);
  });

  test('an error leads there from the page of errors, filled in', async () => {
    const [code] = Object.keys(errors).slice(-1);
    await watched.page.goto(`${here.url}/errors/#${code}`);
    await watched.page.locator(`a[href="../try/#${code}"]`).click();
    await expect.poll(() => watched.page.locator(`[id="${code}"]`).getAttribute('aria-pressed')).toBe('true');
  });

  test('the code is always that of the request which Send would send', async () => {
    const { form, result } = formOf(watched.page);
    await form.locator('[name="field:mobile"]').fill('15211112222');
    for (const code of await result.locator('.tabs pre').all()) {
      expect(await code.textContent()).toContain('15211112222');
      expect(await code.textContent()).toContain(new URL(mock.url).host);
    }
  });

  test('nothing that is typed is sent to anything but the base URL, which alone is stored', async () => {
    const toSite: string[] = [];
    watched.page.on('request', (request) => {
      if (request.url().startsWith(here.url)) toSite.push(request.url() + (request.postData() ?? ''));
    });
    const { form, send, outcome } = formOf(watched.page);
    await form.locator('[name="field:mobile"]').fill('15211112222');
    await send.click();
    await outcome.locator('dd').getByText('sent', { exact: true }).waitFor();
    expect(toSite.join()).not.toContain('15211112222');
    const stored = await watched.page.evaluate(async () => {
      const databases = (await indexedDB.databases()).length;
      return { local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, databases };
    });
    expect(stored).toEqual({ local: { 'base-url': mock.url }, session: {}, cookie: '', databases: 0 });
  });

  test('warns before messages are sent for real', async () => {
    const { form } = formOf(watched.page);
    const warning = form.locator('.warning');
    expect(await warning.textContent()).toBe('');
    await form.locator('[name="baseUrl"]').fill('https://tenant.example.com');
    expect(await warning.textContent()).toContain('sends a text message');
  });

  test('an input is called by its name, and described by what the contract says of it', async () => {
    const { form } = formOf(watched.page);
    expect(await form.getByRole('textbox', { name: 'mobile', exact: true }).count()).toBe(1);
  });

  test('an example is no longer pressed once its inputs are changed', async () => {
    const { form } = formOf(watched.page);
    const button = form.locator('[data-change]').nth(1);
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await form.locator('[name="field:mobile"]').fill('15211112222');
    expect(await button.getAttribute('aria-pressed')).toBe('false');
  });

  test('the header that chooses the response of the mock is sent, and is in the code', async () => {
    const { form, result, send, outcome } = formOf(watched.page);
    await form.locator('[name="header:Prefer"]').fill('example=send-failed.zh');
    await send.click();
    await expect.poll(() => outcome.textContent()).toContain('验证码发送失败');
    for (const code of await result.locator('.tabs pre').all())
      expect(await code.textContent()).toContain('example=send-failed.zh');
  });

  test('a server that cannot be reached, and a base URL that is none, are outcomes too, explained in the language of the page', async () => {
    await openTryIt(watched, 'zh');
    const { form, send, outcome } = formOf(watched.page);
    await form.locator('[name="baseUrl"]').fill('http://127.0.0.1:9');
    await send.click();
    await expect.poll(() => outcome.textContent()).toContain('network-failure');
    expect(await outcome.textContent()).toContain('服务器无法访问');
    await form.locator('[name="baseUrl"]').fill('tenant.example.com');
    await send.click();
    await expect.poll(() => outcome.textContent()).toContain('baseUrl must be an http(s) URL');
  });
});

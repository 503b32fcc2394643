import { type CatalogueError, errors, type Language } from '@ciam-sms/contract';
import { type Mock, startMock } from '@ciam-sms/mock';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Site, serveSite } from '../src/serve.ts';
import { LANGUAGES } from '../src/texts.ts';
import { launchBrowser, openPage } from './browser.ts';

let site: Site;
let mock: Mock;
let browser: Browser;
beforeAll(async () => {
  site = await serveSite({ port: 0 });
  mock = await startMock({ port: 0 });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await mock?.close();
});

async function openForm(page: Page, language: Language, anchor = '') {
  await page.goto(`${site.url}/${language === 'en' ? '' : 'zh/'}try/${anchor}`);
  await page.locator('[name="baseUrl"]').fill(mock.url);
}

describe.for(LANGUAGES)('the try-it page in %s', (language) => {
  test('reaches success with the examples of the contract', async () => {
    await using watched = await openPage(browser, [site.url, mock.url]);
    await openForm(watched.page, language);
    await watched.page.locator('.send').click();
    await watched.page.locator('.outcome dd').getByText('sent', { exact: true }).waitFor();
    expect(await watched.page.locator('.raw-response').textContent()).toMatch(/^200 OK\n/);
    expect(watched.foreign).toEqual([]);
    expect(watched.failures).toEqual([]);
  });

  test.for(Object.values(errors) as CatalogueError[])(
    'reaches $code with one click and Send',
    async ({ code, message }) => {
      await using watched = await openPage(browser, [site.url, mock.url]);
      await openForm(watched.page, language);
      await watched.page.locator('.cases').getByText(code).click();
      await watched.page.locator('.send').click();
      const outcome = watched.page.locator('.outcome');
      await expect.poll(() => outcome.textContent()).toContain(code);
      expect(await outcome.textContent()).toContain(message[language]);
      expect(await outcome.locator('dd').nth(1).textContent()).toBe('rejected');
      const [status, body] = [/^400 Bad Request\n/, JSON.stringify({ error_code: code, error_msg: message[language] })];
      expect(await watched.page.locator('.raw-response').textContent()).toMatch(status);
      expect(await watched.page.locator('.raw-response').textContent()).toContain(body);
      expect(await outcome.getByRole('link').getAttribute('href')).toBe(`../errors/#${code}`);
    },
  );
});

test('works with the keyboard alone', async () => {
  await using watched = await openPage(browser, [site.url, mock.url]);
  await openForm(watched.page, 'en');
  const [code] = Object.keys(errors);
  const isFocused = (selector: string) =>
    watched.page.locator(selector).evaluate((one) => one === document.activeElement);
  while (!(await isFocused(`[id="${code}"]`))) await watched.page.keyboard.press('Tab');
  await watched.page.keyboard.press('Enter');
  while (!(await isFocused('.send'))) await watched.page.keyboard.press('Tab');
  await watched.page.keyboard.press('Enter');
  await expect.poll(() => watched.page.locator('.outcome').textContent()).toContain(code);
});

test('an error leads there from the page of errors, filled in', async () => {
  await using watched = await openPage(browser, [site.url, mock.url]);
  const [code] = Object.keys(errors).slice(-1);
  await watched.page.goto(`${site.url}/errors/#${code}`);
  await watched.page.locator(`a[href="../try/#${code}"]`).click();
  await expect.poll(() => watched.page.locator(`[id="${code}"]`).getAttribute('aria-pressed')).toBe('true');
});

test('the code is always that of the request which Send would send', async () => {
  await using watched = await openPage(browser, [site.url, mock.url]);
  await openForm(watched.page, 'en');
  await watched.page.locator('[name="field:mobile"]').fill('15211112222');
  for (const code of await watched.page.locator('.result .tabs pre').all()) {
    expect(await code.textContent()).toContain('15211112222');
    expect(await code.textContent()).toContain(new URL(mock.url).host);
  }
});

test('nothing that is typed is stored, or sent to anything but the base URL', async () => {
  await using watched = await openPage(browser, [site.url, mock.url]);
  const toSite: string[] = [];
  watched.page.on('request', (request) => {
    if (request.url().startsWith(site.url)) toSite.push(request.url() + (request.postData() ?? ''));
  });
  await openForm(watched.page, 'en');
  await watched.page.locator('[name="field:mobile"]').fill('15211112222');
  await watched.page.locator('.send').click();
  await watched.page.locator('.outcome dd').getByText('sent', { exact: true }).waitFor();
  expect(toSite.join()).not.toContain('15211112222');
  const stored = await watched.page.evaluate(async () => {
    const databases = (await indexedDB.databases()).length;
    return { local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, databases };
  });
  expect(stored).toEqual({ local: {}, session: {}, cookie: '', databases: 0 });
});

test('a server that cannot be reached, and a base URL that is none, are outcomes too', async () => {
  await using watched = await openPage(browser, [site.url, 'http://127.0.0.1:9']);
  await watched.page.goto(`${site.url}/try/`);
  const outcome = watched.page.locator('.outcome');
  await watched.page.locator('[name="baseUrl"]').fill('http://127.0.0.1:9');
  await watched.page.locator('.send').click();
  await expect.poll(() => outcome.textContent()).toContain('network-failure');
  await watched.page.locator('[name="baseUrl"]').fill('tenant.example.com');
  await watched.page.locator('.send').click();
  await expect.poll(() => outcome.textContent()).toContain('baseUrl has to be a URL');
});

import { errors, operations } from '@ciam-sms/contract';
import { type Mock, startMock } from '@ciam-sms/mock';
import type { Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TEXTS } from '../src/texts.ts';
import { formOf, openTryIt } from './form-in-browser.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

const here = siteInBrowser();
let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock?.close());

/** The operation whose inputs the tests below know. */
const SEND = 'sendSms';

describe('the Try it page', () => {
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await openPage(here.browser, [here.url, mock.url]);
  });
  beforeEach(() => openTryIt(watched.page, `${here.url}/`, mock.url));
  afterAll(() => watched?.[Symbol.asyncDispose]());

  test('works with the keyboard alone', async () => {
    const [id] = Object.keys(operations) as [string];
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
    const { input, result } = formOf(watched.page, SEND);
    await input('field:mobile').fill('15211112222');
    for (const code of await result.locator('.tabs pre').all()) {
      expect(await code.textContent()).toContain('15211112222');
      expect(await code.textContent()).toContain(new URL(mock.url).host);
    }
  });

  test('the code is that of the inputs that the browser has kept when a reader comes back', async () => {
    const { page } = watched;
    const { input, result } = formOf(page, SEND);
    await input('field:type').selectOption('LOGIN_SMS');
    await page.goto(`${here.url}/errors/`);
    await page.goBack();
    expect(await input('field:type').inputValue()).toBe('LOGIN_SMS');
    await expect.poll(() => result.locator('.tabs pre').first().textContent()).toContain('LOGIN_SMS');
  });

  test('nothing that is typed is sent to anything but the base URL, which alone is stored', async () => {
    const toSite: string[] = [];
    watched.page.on('request', (request) => {
      if (request.url().startsWith(here.url)) toSite.push(request.url() + (request.postData() ?? ''));
    });
    const { input, send, outcome } = formOf(watched.page, SEND);
    await input('field:mobile').fill('15211112222');
    await send.click();
    await outcome.locator('dd').getByText('sent', { exact: true }).waitFor();
    expect(toSite.join()).not.toContain('15211112222');
    const stored = await watched.page.evaluate(async () => {
      const databases = (await indexedDB.databases()).length;
      return { local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, databases };
    });
    expect(stored).toEqual({ local: { 'base-url': mock.url }, session: {}, cookie: '', databases: 0 });
  });

  test('warns before messages are sent for real, which only a server on this machine does not do', async () => {
    const { form, input } = formOf(watched.page, SEND);
    const warned = async (baseUrl: string) => {
      await input('baseUrl').fill(baseUrl);
      return [baseUrl, await form.locator('.warning').textContent()];
    };
    for (const local of ['http://localhost', 'https://localhost:4010/a', 'http://127.0.0.1:1', 'http://[::1]/'])
      expect(await warned(local)).toEqual([local, '']);
    for (const other of ['https://tenant.example.com', 'http://localhost.example.com', 'localhost'])
      expect(await warned(other)).toEqual([other, TEXTS.en.tryWarning]);
  });

  test('an input is called by its name, and described by what the contract says of it', async () => {
    const { form } = formOf(watched.page, SEND);
    expect(await form.getByRole('textbox', { name: 'mobile', exact: true }).count()).toBe(1);
  });

  test('an example replaces all inputs but the base URL, and is pressed until one of them is changed', async () => {
    const { form, input, result } = formOf(watched.page, SEND);
    const pressed = () =>
      form
        .locator('.cases button:not([aria-pressed="false"])')
        .evaluateAll((all) => all.map(({ textContent }) => textContent));
    const mobile = await input('field:mobile').inputValue();
    for (const _ of ['first', 'again']) {
      await input('field:mobile').fill('15211112222');
      await form.locator('[data-change*=NO_SUCH_SMS]').click();
      expect(await input('field:mobile').inputValue()).toBe(mobile);
      expect(await input('field:type').inputValue()).toBe('NO_SUCH_SMS');
      expect(await result.locator('.tabs pre').first().textContent()).toContain('NO_SUCH_SMS');
      expect(await input('field:type').locator('option', { hasText: 'NO_SUCH_SMS' }).count()).toBe(1);
      expect(await pressed()).toEqual([expect.stringContaining('CAPTCHA.0005')]);
    }
    await form.getByRole('button', { name: TEXTS.en.success }).click();
    expect(await input('field:type').inputValue()).not.toBe('NO_SUCH_SMS');
    expect(await pressed()).toEqual([TEXTS.en.success]);
    expect(await input('baseUrl').inputValue()).toBe(mock.url);
    await input('field:mobile').fill('15211112222');
    expect(await pressed()).toEqual([]);
  });

  test('an address that names an example loads it, and any other does nothing', async () => {
    const { page } = watched;
    const [code, other] = Object.keys(errors) as [string, string];
    const pressed = () => page.locator('[aria-pressed="true"]').evaluateAll((all) => all.map(({ id }) => id));
    await page.goto(`${here.url}/try/#${code}`);
    await expect.poll(pressed).toEqual([code]);
    await page.evaluate((hash) => location.assign(hash), `#${other}`);
    await expect.poll(pressed).toEqual([other]);
    for (const hash of ['#main', '#100%']) await page.evaluate((one) => location.assign(one), hash);
    expect(await pressed()).toEqual([other]);
  });

  test('Send says that it is sending, and sends nothing more until that is over', async () => {
    const { form, send, outcome } = formOf(watched.page, SEND);
    const state = () => send.evaluate((one) => [one.textContent, one.ariaDisabled]);
    const arrived: Route[] = [];
    await watched.page.route('https://tenant.example/**', (route) => void arrived.push(route));
    await openTryIt(watched.page, `${here.url}/`, 'https://tenant.example');
    await send.click();
    await expect.poll(() => arrived.length).toBe(1);
    expect(await state()).toEqual(['Sending …', 'true']);
    await form.evaluate((one: HTMLFormElement) => one.requestSubmit());
    await arrived[0]?.abort();
    await outcome.getByText('network-failure').waitFor();
    await expect.poll(state).toEqual(['Send', null]);
    expect(arrived).toHaveLength(1);
    await send.click();
    await expect.poll(() => arrived.length).toBe(2);
  });

  test('the header that chooses the response of the mock is sent, and is in the code', async () => {
    const { input, result, send, outcome } = formOf(watched.page, SEND);
    await input('header:Prefer').fill('example=send-failed.zh');
    await send.click();
    await expect.poll(() => outcome.textContent()).toContain('验证码发送失败');
    for (const code of await result.locator('.tabs pre').all())
      expect(await code.textContent()).toContain('example=send-failed.zh');
  });

  test('a base URL that is none is an outcome too', async () => {
    const { input, send, outcome, response } = formOf(watched.page, SEND);
    await send.click();
    await expect.poll(() => response.textContent()).toMatch(/^200 OK/);
    await input('baseUrl').fill('tenant.example.com');
    await send.click();
    await outcome.getByText('not-sendable').waitFor();
    expect(await outcome.textContent()).toContain('baseUrl must be an http(s) URL');
    expect(await response.isVisible()).toBe(false);
  });
});

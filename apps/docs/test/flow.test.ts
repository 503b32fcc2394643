/** The way from a captcha to a message on the Try it page, in front of a mock that insists on solved captchas. */
import { type Mock, startMock } from '@ciam-sms/mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LANGUAGES, TEXTS } from '../src/texts.ts';
import { formOf } from './form-in-browser.ts';
import { folderOf } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

const here = siteInBrowser();
let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0, captcha: 'issued' });
});
afterAll(() => mock?.close());

const STEPS = {
  en: { verify: 'Verify a solved captcha', slide: 'Slide the piece into the hole', another: 'New captcha' },
  zh: { verify: '校验图形验证码', slide: '滑动拼图，填入缺口', another: '换一张' },
};

describe.for(LANGUAGES)('the Try it page in %s', (language) => {
  const texts = { ...TEXTS[language], ...STEPS[language] };
  let watched: WatchedPage;
  beforeEach(async () => {
    mock.reset();
    watched = await openPage(here.browser, [here.url, mock.url]);
    await watched.page.goto(`${here.url}/${folderOf(language)}try/`);
    await inputOf('getCaptcha', 'baseUrl').fill(mock.url);
    await inputOf('getCaptcha', 'header:X-client-id').fill('my-app');
    return () => watched[Symbol.asyncDispose]();
  });

  const inputOf = (id: string, name: string) => formOf(watched.page, id).input(name);
  const outcomeOf = (id: string) => formOf(watched.page, id).outcome;
  const send = (id: string) => formOf(watched.page, id).send.click();
  const slider = () => watched.page.getByRole('slider', { name: texts.slide });
  const calls = () => mock.requests.map(({ path, status }) => `${path.replace('/api/v2/sdk/', '')} ${status}`);

  test('has the steps in their order', async () => {
    const forms = await watched.page.locator('form.try').evaluateAll((all) => all.map(({ dataset }) => dataset));
    const ids = forms.map(({ operation }) => JSON.parse(operation ?? '').id);
    expect(ids.slice(0, 3)).toEqual(['getCaptcha', 'verifyCaptcha', 'sendSms']);
  });

  test('needs no typing after the first step but the number, once', async () => {
    await send('getCaptcha');
    await outcomeOf('getCaptcha').getByRole('link', { name: texts.verify }).click();
    expect((await outcomeOf('getCaptcha').textContent())?.length).toBeLessThan(500);
    expect(watched.page.url()).toMatch(/#try-verifyCaptcha$/);
    await inputOf('verifyCaptcha', 'field:sender').fill('15211112222');
    await send('verifyCaptcha');
    await outcomeOf('verifyCaptcha').getByRole('link').waitFor();
    await send('sendSms');
    await outcomeOf('sendSms').locator('dd').getByText('sent', { exact: true }).waitFor();
    expect(calls()).toEqual(['captcha 200', 'captcha/verify 200', 'sms/send 200']);
    expect(mock.requests[2]).toMatchObject({
      headers: { 'x-client-id': 'my-app' },
      body: { mobile: '15211112222', captcha_token: expect.stringMatching(/^.+---\{"x":\d+\.0,"y":5\.0\}$/) },
    });
    expect({ ...watched, page: 0 }).toMatchObject({ foreign: [], failures: [] });
  });

  test('says where the results of a step are now, in the code too, and passes on the application but no wish for a response', async () => {
    await inputOf('getCaptcha', 'header:Prefer').fill('code=200');
    // Not every operation has the same headers.
    await inputOf('verifyCaptcha', 'header:X-device-ip').evaluate((one) => one.remove());
    await send('getCaptcha');
    const links = outcomeOf('getCaptcha').locator('p');
    await expect.poll(() => links.allTextContents()).toEqual([`${texts.passedOn}${texts.verify}`]);
    expect(await links.getByRole('link').getAttribute('href')).toBe('#try-verifyCaptcha');
    expect(await inputOf('verifyCaptcha', 'header:X-client-id').inputValue()).toBe('my-app');
    expect(await inputOf('verifyCaptcha', 'header:Prefer').inputValue()).toBe('');
    const token = await inputOf('verifyCaptcha', 'field:token').inputValue();
    const code = formOf(watched.page, 'verifyCaptcha').result.locator('.tabs pre').first();
    await expect.poll(() => code.textContent()).toContain(token);
  });

  test('begins at the left edge where the server does not tell the solution, and empties what it does not return', async () => {
    await watched.page.route('**/captcha', async (route) => {
      const response = await route.fetch();
      const { 'x-mock-captcha-point': _, ...headers } = response.headers();
      const { token, ...json } = await response.json();
      await route.fulfill({ headers, json });
    });
    await send('getCaptcha');
    await expect.poll(() => inputOf('verifyCaptcha', 'field:point_json').inputValue()).toBe('{"x":0.0,"y":5.0}');
    expect(await slider().inputValue()).toBe('0');
    expect(await inputOf('verifyCaptcha', 'field:token').inputValue()).toBe('');
  });

  test('passes nothing on from a step that failed, or that no server has responded to', async () => {
    await send('sendSms'); // its example has a captcha that this mock has not issued
    await outcomeOf('sendSms').getByText('rejected').waitFor();
    await watched.page.route(`${mock.url}/**`, (route) => route.abort());
    await send('getCaptcha');
    await outcomeOf('getCaptcha').getByText('network-failure').waitFor();
    expect(await watched.page.getByText(texts.passedOn).count()).toBe(0);
    expect(watched.failures.filter((one) => !one.startsWith('Failed to load resource'))).toEqual([]);
  });

  test('lets the reader slide the piece with the keyboard, and shows a new captcha after a failure', async () => {
    await send('getCaptcha');
    await slider().focus();
    const solution = await inputOf('verifyCaptcha', 'field:point_json').inputValue();
    expect(solution).toBe(`{"x":${await slider().inputValue()}.0,"y":5.0}`);
    await watched.page.keyboard.press('Home');
    expect(await inputOf('verifyCaptcha', 'field:point_json').inputValue()).toBe('{"x":0.0,"y":5.0}');
    await send('verifyCaptcha');
    await expect.poll(calls).toEqual(['captcha 200', 'captcha/verify 400', 'captcha 200']);
    await expect.poll(() => slider().inputValue()).not.toBe('0');
    await send('verifyCaptcha');
    await expect.poll(() => calls()[3]).toBe('captcha/verify 200');
  });

  test('replaces the captcha when the reader asks for another, and takes it away when an example is loaded', async () => {
    await send('getCaptcha');
    const token = inputOf('verifyCaptcha', 'field:token');
    await slider().waitFor();
    const first = await token.inputValue();
    await watched.page.getByRole('button', { name: texts.another }).click();
    await expect.poll(() => token.inputValue()).not.toBe(first);
    expect(await slider().count()).toBe(1);
    await formOf(watched.page, 'verifyCaptcha').form.locator('[data-change]').first().click();
    expect(await slider().count()).toBe(0);
  });
});

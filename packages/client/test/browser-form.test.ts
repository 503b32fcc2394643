/** The form of the examples, in a real browser, in front of a mock that insists on solved captchas. */
import { fileURLToPath } from 'node:url';
import { type Mock, startMock } from '@ciam-sms/mock';
import { startBrowser } from '@ciam-sms/testing/browser';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserServer, chromium, type Locator, type Page } from 'playwright-core';
import { build } from 'tsdown';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LANGUAGES } from './form-texts.ts';

let mock: Mock;
let server: BrowserServer;
let browser: Browser;
let script: string;
beforeAll(async () => {
  mock = await startMock({ port: 0, captcha: 'issued' });
  server = await startBrowser();
  browser = await chromium.connect(server.wsEndpoint());
  const [bundle] = await build({
    config: false,
    entry: fileURLToPath(new URL('../examples/browser-form.ts', import.meta.url)),
    format: 'iife',
    globalName: 'example',
    platform: 'browser',
    deps: { alwaysBundle: [/./], onlyBundle: false },
    clean: false, // the folder is that of the client
    dts: false,
    write: false,
    logLevel: 'silent',
  });
  [script = ''] = bundle?.chunks.map((chunk) => ('code' in chunk ? chunk.code : '')) ?? [];
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await mock?.close();
});

describe.for(LANGUAGES)('the form in $lang', ({ lang, texts }) => {
  let page: Page;
  /** Where the hole of each captcha is. */
  let holes: number[];
  beforeEach(async () => {
    mock.reset();
    holes = [];
    page = await browser.newPage({ hasTouch: true, viewport: { width: 360, height: 800 } });
    page.on('response', (response) => {
      const { 'x-mock-captcha-x': x } = response.headers();
      if (x) holes.push(Number(x));
    });
    await page.setContent(`<!DOCTYPE html><html lang="${lang}"><form>
      <p><label>Mobile <input name="mobile" value="15200000000"></label></p>
      <button type="submit">Send</button></form><p role="status"></p></html>`);
    await page.addScriptTag({ content: script });
    await page.clock.install();
    // Over HTTPS, Chromium has this; here the test is the phone that gets the message.
    await page.evaluate(`window.used = [];
    window.OTPCredential = class {};
    const get = ({ otp: { transport }, signal }) => new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      window.receive = (code) => resolve({ code, transport });
    });
    Object.defineProperty(navigator, 'credentials', { value: { get } });
    example.wireForm({
      form: document.forms[0],
      status: document.querySelector('[role="status"]'),
      baseUrl: '${mock.url}',
      loadFingerprint: async () => 'print',
      useCode: async (code) => {
        used.push(code);
        if (code === '0') throw new Error('The server does not respond');
        return code === '123456';
      },
    })`);
    await expect.poll(() => slider().getAttribute('max')).toBe('263');
    return () => page.close();
  });

  const slider = () => page.getByRole('slider', { name: texts.slide });
  const status = () => page.getByRole('status').textContent();
  const send = () => page.getByRole('button', { name: 'Send', exact: true }).click();
  const calls = () => mock.requests.map(({ path, status }) => `${path.replace('/api/v2/sdk/', '')} ${status}`);
  const FLOW = ['captcha 200', 'captcha/verify 200', 'sms/send 200'];

  /** Where on the page the thumb is when the piece is at `x`. */
  async function thumbAt(x: number): Promise<[x: number, y: number]> {
    const box = await slider().boundingBox();
    const thumb = 16;
    if (!box) throw new Error('The slider cannot be seen');
    return [box.x + thumb / 2 + ((box.width - thumb) * x) / 263, box.y + box.height / 2];
  }

  test('sends a code to the number that was entered once, with a pointer', async () => {
    await page.mouse.move(...(await thumbAt(0)));
    await page.mouse.down();
    await page.mouse.move(...(await thumbAt(holes[0] ?? 0)), { steps: 5 });
    await page.mouse.up();
    await send();
    await expect.poll(status).toBe(texts.sent);
    expect(calls()).toEqual(FLOW);
  });

  test('works by touch', async () => {
    await page.touchscreen.tap(...(await thumbAt(holes[0] ?? 0)));
    await send();
    await expect.poll(status).toBe(texts.sent);
  });

  test('works with the keyboard alone, and after a failure goes on at the slider, with a new captcha', async () => {
    const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement).type);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('range');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('submit');
    await page.keyboard.press('Enter'); // with the piece where it was
    await expect.poll(status).toBe(texts.notSolved);
    await expect.poll(() => holes.length).toBe(2);
    await expect.poll(focused).toBe('range');
    for (let x = 0; x < (holes[1] ?? 0); x++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(status).toBe(texts.sent);
    expect(calls()).toEqual(['captcha 200', 'captcha/verify 400', ...FLOW]);
  });

  test('shows another captcha when the user asks for one', async () => {
    await slider().fill('100');
    await page.getByRole('button', { name: texts.another }).click();
    await expect.poll(() => slider().inputValue()).toBe('0');
    expect(calls()).toEqual(['captcha 200', 'captcha 200']);
  });

  test('does not use up the captcha while the number is missing', async () => {
    await page.getByLabel('Mobile').fill('');
    await send();
    await expect.poll(status).toBe(texts.noMobile);
    expect(calls()).toEqual(['captcha 200']);
  });

  test('shows a new captcha when the code was not sent', async () => {
    await page.getByLabel('Mobile').fill('15200000006');
    await slider().fill(String(holes[0]));
    await send();
    await expect.poll(status).toBe(texts.notSent);
    await expect.poll(calls).toEqual(['captcha 200', 'captcha/verify 200', 'sms/send 400', 'captcha 200']);
  });

  describe('when the code was sent', () => {
    beforeEach(async () => {
      await slider().fill(String(holes[0]));
      await send();
      await expect.poll(status).toBe(texts.sent);
    });

    /** What is not about texts is the same in every language. */
    const once = test.runIf(lang === 'en');
    const code = () => page.getByLabel(texts.code);
    const check = () => page.getByRole('button', { name: texts.check });
    const another = () => page.getByRole('button', { name: texts.anotherCode, exact: true });
    const used = () => page.evaluate('used');
    const isFocused = (input: Locator) => input.evaluate((element) => element === document.activeElement);
    const enter = async (text: string) => {
      await code().fill(text);
      await check().click();
    };

    once('asks for it in a field that phones fill in, in place of the form', async () => {
      expect(await page.getByRole('button', { name: 'Send', exact: true }).isVisible()).toBe(false);
      expect(await isFocused(code())).toBe(true);
      expect(await code().getAttribute('autocomplete')).toBe('one-time-code');
      expect(await code().getAttribute('inputmode')).toBe('numeric');
    });

    once('uses it once, however often the user clicks, and without blanks', async () => {
      await code().fill(' 123 456');
      await check().dblclick();
      await expect.poll(() => check().isVisible()).toBe(false);
      expect(await used()).toEqual(['123456']);
    });

    once('uses the code that the browser reads from the message', async () => {
      await page.evaluate(`receive('123456')`);
      await expect.poll(used).toEqual(['123456']);
    });

    test('says that it is missing, wrong or could not be checked, and lets the user enter it again', async () => {
      for (const [entered, text] of [
        ['', texts.noCode],
        ['111111', texts.wrongCode],
        ['0', texts.notChecked],
      ] as const) {
        await enter(entered);
        await expect.poll(status).toBe(text);
        expect(await isFocused(code())).toBe(true);
        expect(await code().getAttribute('aria-invalid')).toBe(String(entered !== '0'));
      }
      await enter('123456');
      await expect.poll(() => code().isVisible()).toBe(false);
    });

    test('sends another code to the same number, with another captcha, but not before a minute has passed', async () => {
      const early = page.getByRole('button', { name: texts.wait });
      expect(await early.getAttribute('aria-disabled')).toBe('true');
      await early.dispatchEvent('click');
      expect(await code().isVisible()).toBe(true);
      await page.clock.runFor(60_000);
      await another().click();
      await expect.poll(() => holes.length).toBe(2);
      await expect.poll(() => isFocused(slider())).toBe(true);
      await slider().fill(String(holes[1]));
      await send();
      await expect.poll(() => code().isVisible()).toBe(true);
      expect(calls()).toEqual([...FLOW, ...FLOW]);
      expect(await early.isVisible()).toBe(true);
    });

    test('lets the user correct the number', async () => {
      await page.getByRole('button', { name: texts.anotherNumber }).click();
      await expect.poll(() => isFocused(page.getByLabel('Mobile'))).toBe(true);
      await page.getByLabel('Mobile').fill('15200000001');
      await slider().fill(String(holes[1]));
      await send();
      await page.getByLabel(texts.code.replace('15200000000', '15200000001')).waitFor();
    });

    once('breaks no rule of accessibility', async () => {
      await enter('111111');
      await expect.poll(status).toBe(texts.wrongCode);
      await page.evaluate(axe.source);
      const { violations } = (await page.evaluate(`axe.run('form:not([hidden])')`)) as AxeResults;
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  });
});

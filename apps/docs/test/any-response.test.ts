/** What the Try it page shows of a response, whatever responds. */
import type { Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TEXTS } from '../src/texts.ts';
import { formOf, openTryIt } from './form-in-browser.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

const here = siteInBrowser();
const TENANT = 'https://tenant.example';
const JSON_HEADERS = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };

/** An operation that the client has a method for, and one that only its raw client calls. */
describe.for(['sendSms', 'getCaptcha'])('after a call of %s', (id) => {
  const isRaw = id === 'getCaptcha';
  let watched: WatchedPage;
  let respond: (route: Route) => Promise<void>;
  beforeAll(async () => {
    watched = await openPage(here.browser, [here.url, TENANT]);
    await watched.page.route(`${TENANT}/**`, (route) => respond(route));
  });
  afterAll(() => watched?.[Symbol.asyncDispose]());
  beforeEach(() => openTryIt(watched.page, `${here.url}/zh/`, TENANT));

  const form = () => formOf(watched.page, id);
  /** Sends the example, and waits for its outcome. */
  const outcomeOf = async (answer: typeof respond) => {
    respond = answer;
    await form().send.click();
    // An earlier outcome stays until this one is there.
    await expect.poll(() => form().send.getAttribute('aria-disabled')).toBe(null);
    await form().outcome.locator('dl').waitFor();
    const names = await form().outcome.locator('dt').allTextContents();
    const values = await form().outcome.locator('dd').allTextContents();
    return Object.fromEntries(names.map((name, index) => [name, values[index]]));
  };
  const respondWith = (status: number, body: string) => (route: Route) =>
    route.fulfill({ status, body, headers: JSON_HEADERS });

  test('a success is shown as the client and as the wire have it', async () => {
    const outcome = await outcomeOf(respondWith(200, isRaw ? '{"token":"a"}' : ''));
    expect(outcome).toMatchObject({ ok: 'true', status: '200', ...(isRaw && { data: '{"token":"a"}' }) });
    expect(Object.keys(outcome)).toEqual(
      isRaw ? ['ok', 'status', 'data'] : ['ok', 'outcome', 'status', 'dispatched', 'duration'],
    );
    const body = isRaw ? '{"token":"a"}' : TEXTS.zh.emptyBody;
    const headers = `${isRaw ? 'content-length: 13\n' : ''}content-type: application/json\n`;
    expect(await form().response.textContent()).toBe(`200 OK\n${headers}\n${body}`);
    expect(await form().request.isVisible()).toBe(true);
  });

  test('what is not JSON is shown too, and cut where it is long', async () => {
    for (const [body, shown] of [
      ['<'.repeat(300), '<'.repeat(300)],
      ['<'.repeat(301), `${'<'.repeat(300)} …`],
    ] as const) {
      const { data } = await outcomeOf(respondWith(200, body));
      expect(data).toBe(isRaw ? shown : undefined);
      await expect.poll(() => form().response.textContent()).toMatch(new RegExp(`\n\n${body}$`));
    }
  });

  test('an error leads to its place on the page of errors', async () => {
    const outcome = await outcomeOf(respondWith(400, '{"error_code":"IDAAS.SDK.PARAM.0001","error_msg":"a message"}'));
    expect(outcome).toMatchObject({ ok: 'false', status: '400', code: 'IDAAS.SDK.PARAM.0001 →', message: 'a message' });
    const link = form().outcome.getByRole('link', { name: 'IDAAS.SDK.PARAM.0001', exact: true });
    expect(await link.getAttribute('href')).toBe('../errors/#IDAAS.SDK.PARAM.0001');
  });

  test('an error without a body is an outcome', async () => {
    expect(await outcomeOf(respondWith(400, 'null'))).toMatchObject({ ok: 'false', status: '400' });
  });

  test('a header that is emptied is not sent', async () => {
    await form().input('header:X-client-id').fill('');
    expect(await outcomeOf(respondWith(400, '{}'))).toMatchObject({ status: '400' });
    expect(await form().request.textContent()).not.toContain('client-id');
  });

  test('a server that cannot be reached is explained, next to the request', async () => {
    const outcome = await outcomeOf((route) => route.abort());
    expect(outcome).toMatchObject({ outcome: 'network-failure', message: expect.stringMatching(/./) });
    expect(await form().outcome.locator('p').textContent()).toBe(TEXTS.zh.unreachable);
    expect(await form().response.textContent()).toBe(TEXTS.zh.noResponse);
    expect(await form().request.textContent()).toMatch(/^(GET|POST) \/api\/v2\/sdk\/\S+\n([\w-]+: .*\n)+\n/i);
  });

  test.for(['X-agent', 'Prefer'])('a %s that cannot be sent is explained, and has nothing raw', async (header) => {
    await outcomeOf(respondWith(200, ''));
    await form().input(`header:${header}`).fill('浏览器');
    await form().send.click();
    await form().outcome.getByText('not-sendable').waitFor();
    expect(await form().outcome.locator('p').count()).toBe(0);
    expect(await form().request.isVisible()).toBe(false);
  });
});

import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMock } from '../../dist/msw.js';
import { getCaptcha, sendSms, solve, verify } from '../captcha/flow.ts';
import { PATH, requestOf, send } from '../send.ts';
import { askServer, NOWHERE, receive } from './same-as-server.ts';

const exchanges = await askServer();
const mock = createMock();
const server = setupServer(...mock.handlers);
beforeAll(() =>
  server.listen({
    onUnhandledFrame() {
      throw new Error('not intercepted');
    },
  }),
);
afterAll(() => server.close());
beforeEach(() => {
  mock.reset();
  server.resetHandlers(...mock.handlers);
});

describe('the handlers respond as the server does to', () => {
  test.for(exchanges)('$name', async ({ path, init, response }) => {
    expect(await receive(NOWHERE + path, init)).toEqual(response);
  });

  test('a body that is not UTF-8', async () => {
    const init = { ...requestOf({}), body: Buffer.from([0x7b, 0xff, 0x7d]) };
    expect((await receive(NOWHERE + PATH, init))[1]['sl-violations']).toContain('must be well-formed JSON');
  });

  test('a mistake that nobody made before: the violations are found without Prism', async () => {
    const { code, headers } = await send(NOWHERE, { headers: { 'X-agent': null }, body: { mobile: 1, type: {} } });
    expect(code).toBe('IDAAS.SDK.PARAM.0001');
    expect(JSON.parse(headers.get('sl-violations') ?? '').map(({ message }: { message: string }) => message)).toEqual([
      'Request body property mobile must be string',
      expect.stringMatching(/^Request body property type must be string/),
      expect.stringMatching(/^Request body property type must be equal to one of the allowed values: /),
      "Request header must have required property 'x-agent'",
    ]);
  });
});

test('a base URL, with a path or without, limits what is intercepted', async () => {
  server.resetHandlers(...createMock({ baseUrl: 'https://gateway.example.com/tenants/1/' }).handlers);
  expect((await send('https://gateway.example.com/tenants/1')).status).toBe(200);
  expect((await send(NOWHERE)).text).toContain('not intercepted');
});

test('the default language is an option', async () => {
  server.resetHandlers(...createMock({ language: 'zh' }).handlers);
  const { headers } = await send(NOWHERE, { headers: { 'X-L': null }, body: { mobile: '' } });
  expect(headers.get('x-mock-example')).toBe('mobile-missing.zh');
});

test('an option with a wrong value is named', () => {
  expect(() => createMock({ language: 'fr' as never })).toThrow('language is "fr"; it must be one of: en, zh');
  expect(() => createMock(5 as never)).toThrow('The options must be an object. Use: baseUrl, language');
  expect(() => createMock({ baseUrl: 1 as never })).toThrow('baseUrl is "1"; it must be a text');
});

test('an option that does not exist is named', () => {
  expect(() => createMock({ secret: 'x' } as object)).toThrow(
    new TypeError('secret is unknown. Use: baseUrl, language, delay, captcha, now'),
  );
});

describe('captchas', () => {
  test('can be solved, and their token is good for one message to one number', async () => {
    server.resetHandlers(...createMock({ captcha: 'issued' }).handlers);
    const token = await solve({ url: NOWHERE });
    expect((await sendSms({ url: NOWHERE }, token)).status).toBe(200);
    expect((await sendSms({ url: NOWHERE }, token)).code).toBe('IDAAS.SDK.CAPTCHA.0003');
    expect((await sendSms({ url: NOWHERE }, 'any')).code).toBe('IDAAS.SDK.CAPTCHA.0004');
  });

  test('expire by the clock that is given', async () => {
    let now = 0;
    server.resetHandlers(...createMock({ captcha: 'issued', now: () => now }).handlers);
    const captcha = await getCaptcha({ url: NOWHERE });
    now += 120_001;
    expect((await verify({ url: NOWHERE }, captcha)).code).toBe('IDAAS.SDK.CAPTCHA.0002');
  });
});

describe('what comes next can be planned:', () => {
  test('an example, any other response, and a delay', async () => {
    mock.next({ operation: 'sendSms', example: 'send-failed.zh' });
    mock.next({ operation: 'sendSms', status: 429, headers: { 'Retry-After': '5' }, body: { wait: true } });
    mock.next({ operation: 'sendSms', delay: 5 });
    expect((await send(NOWHERE)).code).toBe('IDAAS.SDK.CAPTCHA.0006');
    const { status, headers, text } = await send(NOWHERE);
    expect([status, headers.get('retry-after'), text]).toEqual([429, '5', '{"wait":true}']);
    expect((await send(NOWHERE)).status).toBe(200);
  });

  test.for(['reset', 'empty', 'truncate', 'garbage'] as const)(
    '%s, which without a server is a failure of the network',
    async (fault) => {
      mock.next({ operation: 'sendSms', fault });
      await expect(fetch(NOWHERE + PATH, requestOf({}))).rejects.toThrow();
    },
  );

  test('silence, until the client gives up', async () => {
    mock.next({ operation: 'sendSms', fault: 'silence' });
    const init = { ...requestOf({}), signal: AbortSignal.timeout(20) };
    await expect(fetch(NOWHERE + PATH, init)).rejects.toThrow('timeout');
  });

  test('a status, by its standard name', async () => {
    mock.next({ operation: 'sendSms', status: 422 });
    expect((await fetch(NOWHERE + PATH, requestOf({}))).statusText).toBe('Unprocessable Content');
  });

  test('what is malformed is refused, and the member named', () => {
    expect(() => mock.next({ operation: 'sendSms', status: 100 })).toThrow('`status` must be a whole number from 200');
  });
});

test('coverage counts a captcha that was drawn and solved, but no planned response with a status of its own', async () => {
  await solve({ url: NOWHERE });
  mock.next({ operation: 'sendSms', status: 200, body: { bogus: 1 } });
  await send(NOWHERE);
  const met = mock.coverage().filter(({ times }) => times > 0);
  expect(met.map(({ operation, times }) => [operation, times])).toEqual([
    ['getCaptcha', 1],
    ['verifyCaptcha', 1],
  ]);
});

test('coverage counts every documented response, and reset() forgets it and what was planned', async () => {
  await send(NOWHERE);
  mock.next({ operation: 'sendSms', status: 500 });
  const met = () => mock.coverage().filter(({ times }) => times > 0);
  expect(met()).toEqual([{ operation: 'sendSms', status: 200, times: 1 }]);
  mock.reset();
  expect(met()).toEqual([]);
  expect((await send(NOWHERE)).status).toBe(200);
});

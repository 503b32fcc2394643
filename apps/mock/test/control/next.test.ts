import { describe, expect, test } from 'vitest';
import { PATH, requestOf, send } from '../send.ts';
import { control, detailOf, mock, useMock } from './call-control.ts';

useMock();

/** Plans responses, and fails if one is refused. */
async function plan(planned: object): Promise<void> {
  const response = await control('POST', 'next', { operation: 'sendSms', ...planned });
  expect(response.status, await response.clone().text()).toBe(201);
}

describe('POST /_mock/next', () => {
  test('plans a documented example for the next request alone', async () => {
    await plan({ example: 'send-failed.zh' });
    const responses = [await send(mock.url), await send(mock.url)];
    expect(responses.map(({ status }) => status)).toEqual([400, 200]);
    expect(responses[0]?.code).toBe('IDAAS.SDK.CAPTCHA.0006');
  });

  test('plans any status, with headers and a JSON body, for several requests', async () => {
    await plan({ status: 429, headers: { 'Retry-After': '5' }, body: { wait: true }, times: 2 });
    const responses = [await send(mock.url), await send(mock.url), await send(mock.url)];
    expect(responses.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(responses[0]?.headers.get('retry-after')).toBe('5');
    expect(responses[0]?.headers.get('content-type')).toBe('application/json');
    expect(responses[0]?.text).toBe('{"wait":true}');
  });

  test('plans a page', async () => {
    await plan({ status: 503, headers: { 'Content-Type': 'text/html' }, body: '<h1>Maintenance</h1>' });
    const response = await fetch(mock.url + PATH, requestOf({}));
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      503,
      'text/html',
      '<h1>Maintenance</h1>',
    ]);
  });

  test('plans for the requests with a header value, so that two devices can share a mock', async () => {
    await plan({ status: 500, when: { header: { 'X-device-fingerprint': 'second-device' } } });
    const first = await send(mock.url, { headers: { 'X-device-fingerprint': 'first-device' } });
    const second = await send(mock.url, { headers: { 'X-device-fingerprint': 'second-device' } });
    expect([first.status, second.status]).toEqual([200, 500]);
  });

  test('shows no header value that is personal data', async () => {
    const header = { 'X-device-fingerprint': 'second-device', 'X-L': 'en' };
    const planned = await control('POST', 'next', { operation: 'sendSms', status: 500, when: { header } });
    const expected = [
      expect.objectContaining({ when: { header: { ...header, 'X-device-fingerprint': '[masked, 13 characters]' } } }),
    ];
    expect(await planned.json()).toEqual(expected);
    expect(await (await control('GET', 'next')).json()).toEqual(expected);
    expect((await send(mock.url, { headers: header })).status).toBe(500);
  });

  test('delays the ordinary response', async () => {
    await plan({ delay: 80 });
    const started = performance.now();
    expect((await send(mock.url)).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(79);
  });

  test('delays the rejection of a request that cannot be served', async () => {
    await plan({ delay: 1 });
    expect((await send(mock.url, { headers: { Prefer: 'example=unknown' } })).status).toBe(400);
  });

  test('returns what was planned first, first', async () => {
    await plan({ status: 500 });
    await plan({ status: 503 });
    expect([(await send(mock.url)).status, (await send(mock.url)).status]).toEqual([500, 503]);
  });

  test('leaves other operations alone', async () => {
    await plan({ status: 500 });
    expect((await fetch(`${mock.url}/api/v2/sdk/captcha`)).status).toBe(400);
  });

  test.for([
    ['reset', { code: 'ECONNRESET' }],
    ['empty', { message: 'other side closed' }],
    ['garbage', { name: 'HTTPParserError' }],
  ] as const)('plans a connection that fails: %s', async ([fault, cause]) => {
    await plan({ fault });
    await expect(fetch(mock.url + PATH, requestOf({}))).rejects.toMatchObject({ cause });
    expect(mock.requests[0]).toMatchObject({ status: 200, fault });
  });

  test('plans a response that is cut in half', async () => {
    await plan({ example: 'send-failed.en', fault: 'truncate' });
    const response = await fetch(mock.url + PATH, requestOf({}));
    expect(response.status).toBe(400);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('plans silence, which lasts until the client goes', async () => {
    await plan({ fault: 'silence' });
    const signal = AbortSignal.timeout(100);
    await expect(fetch(mock.url + PATH, { ...requestOf({}), signal })).rejects.toThrow('timeout');
  });

  test.for<[string, unknown, string]>([
    ['no object', [], 'The planned response must be an object'],
    ['an operation that is not text', { operation: 5 }, '`operation` must be a string'],
    ['no operation', { status: 500 }, '`operation` is missing'],
    ['an unknown operation', { operation: 'sendMail', status: 500 }, '`operation` must be one of: sendSms'],
    ['nothing to do', { operation: 'sendSms' }, '`example`, `status`, `delay` or `fault` is missing'],
    ['an unknown member', { operation: 'sendSms', code: 400 }, '`code` is unknown. Use: operation, example, status'],
    ['an unknown example', { operation: 'sendSms', example: 'x' }, '`example` must be one of the examples of sendSms'],
    ['both kinds', { operation: 'sendSms', example: 'x', status: 200 }, '`status` cannot be combined with `example`'],
    [
      'an example with a body',
      { operation: 'sendSms', example: 'send-failed.en', body: 'x' },
      '`body` cannot be combined with `example`',
    ],
    [
      'an example with everything of a response',
      { operation: 'sendSms', example: 'send-failed.en', body: 'x', headers: {}, status: 400 },
      '`status`, `headers` and `body` cannot be combined with `example`',
    ],
    ['a status below 200', { operation: 'sendSms', status: 100 }, '`status` must be a whole number from 200 to 599'],
    ['a body without a status', { operation: 'sendSms', body: 'x', delay: 1 }, '`body` needs `status`'],
    ['a body of a 204', { operation: 'sendSms', status: 204, body: 'x' }, '`body` is not sent with 204'],
    [
      'a header that the mock sets',
      { operation: 'sendSms', status: 200, headers: { 'Content-Length': '1' } },
      '`headers.Content-Length` cannot be planned: the mock sets it itself',
    ],
    [
      'a header without a proper name',
      { operation: 'sendSms', status: 200, headers: { 'X A': '1' } },
      '`headers.X A` must be the name of a header',
    ],
    [
      'a header of two lines',
      { operation: 'sendSms', status: 200, headers: { 'X-A': 'a\nb' } },
      '`headers.X-A` must be text in Latin-1, in one line',
    ],
    [
      'a condition without a header',
      { operation: 'sendSms', delay: 1, when: { header: {} } },
      '`when.header` must be an object that names a header',
    ],
    [
      'a condition that is unknown',
      { operation: 'sendSms', delay: 1, when: { headers: { a: '1' } } },
      '`when.headers` is unknown. Use: header',
    ],
    ['a condition on nothing', { operation: 'sendSms', delay: 1, when: {} }, '`when.header` is missing'],
    [
      'a condition on no proper name',
      { operation: 'sendSms', delay: 1, when: { header: { 'X A': '1' } } },
      '`when.header.X A` must be the name of a header',
    ],
    ['an unknown fault', { operation: 'sendSms', fault: 'slow' }, '`fault` must be one of: reset, empty'],
    ['no times', { operation: 'sendSms', fault: 'reset', times: 0 }, '`times` must be a whole number from 1'],
    [
      'a header value that is not text',
      { operation: 'sendSms', delay: 1, when: { header: { a: 1 } } },
      '`when.header.a` must be a string',
    ],
  ])('names what is wrong with %s, and plans nothing', async ([, planned, message]) => {
    const response = await control('POST', 'next', planned);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await detailOf(response)).toContain(message);
    expect(await (await control('GET', 'next')).json()).toEqual([]);
    expect(() => mock.next(planned as never)).toThrow(message);
  });

  const planned = '{ "operation": "sendSms", "status": 500 }';
  test.for([
    ['no body', 'application/json', '', 'The body is missing. Send a planned response, as JSON'],
    ['another media type', 'text/plain', planned, '`Content-Type` must be application/json, in UTF-8'],
    ['another encoding', 'application/json; charset=gbk', planned, '`Content-Type` must be application/json, in UTF-8'],
    [
      'malformed JSON',
      'application/json',
      `${planned},`,
      'The body is not well-formed JSON in UTF-8. Check its quotes, commas and brackets',
    ],
  ] as const)('says what is wrong with %s', async ([, type, body, detail]) => {
    const response = await fetch(`${mock.url}/_mock/next`, { method: 'POST', headers: { 'content-type': type }, body });
    expect([response.status, await detailOf(response)]).toEqual([400, detail]);
  });

  test('gives a status its standard name', async () => {
    await plan({ status: 422 });
    expect((await fetch(mock.url + PATH, requestOf({}))).statusText).toBe('Unprocessable Content');
  });
});

const cycle: unknown[] = [];
cycle.push(cycle);
test.for<[string, unknown]>([
  ['a bigint', 1n],
  ['a function', () => 'x'],
  ['a function within', { text: () => 'x' }],
  ['a symbol', Symbol('x')],
  ['a cycle', cycle],
])('in code, a body that JSON cannot have is refused, and named: %s', ([, body]) => {
  expect(() => mock.next({ operation: 'sendSms', status: 200, body })).toThrow(
    new TypeError('`body` must be text or JSON'),
  );
});

test('what is planned is listed, and cleared', async () => {
  mock.next({ operation: 'sendSms', status: 500, times: 2 });
  await send(mock.url);
  expect(await (await control('GET', 'next')).json()).toEqual([{ operation: 'sendSms', status: 500, times: 1 }]);
  expect((await control('DELETE', 'next')).status).toBe(204);
  expect((await send(mock.url)).status).toBe(200);
});

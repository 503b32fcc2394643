import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import type { CallOptions, SmsClientOptions } from '../dist/index.js';
import { body, clientOf, fingerprint } from './client-of.ts';

const tenant = 'https://tenant.example.com';

/** A fetch that keeps what it is given, and returns a response. */
function keepingFetch(response = () => new Response(null)) {
  const requests: Request[] = [];
  const fetch: SmsClientOptions['fetch'] = async (request) => {
    requests.push(request);
    return response();
  };
  return { requests, fetch };
}

test('a body that is changed after the call is sent as it was', async () => {
  const { requests, fetch } = keepingFetch();
  const changing = { ...body };
  const sending = clientOf(tenant, { fetch, device: slowDevice() }).send(changing);
  changing.mobile = '13900000000';
  await sending;
  expect(await requests[0]?.json()).toEqual(body);
});

test('a body that is cleared during the call is still masked', async () => {
  const echo = JSON.stringify(body);
  const clearing = { ...body };
  const fetch = async () => {
    Object.assign(clearing, { mobile: '', captcha_token: '' });
    return new Response(echo, { status: 500 });
  };
  const result = await clientOf(tenant, { fetch }).send(clearing);
  expect(result).toMatchObject({ excerpt: expect.not.stringMatching(/15200000000|71dd26999e31/) });
});

test('options of a call and of a client that are changed later have no effect', async () => {
  const { requests, fetch } = keepingFetch();
  const options = { device: slowDevice(), fetch, language: 'zh' };
  const sms = clientOf(tenant, options);
  const call = { device: { userAgent: 'before' } };
  const sending = sms.send(body, call);
  call.device.userAgent = 'after';
  options.device.operatingSystemVersion = async () => 'after';
  options.language = 'en';
  await sending;
  const sent = ['x-agent', 'x-operating-sys-version', 'x-l'].map((name) => requests[0]?.headers.get(name));
  expect(sent).toEqual(['before', 'slow', 'zh']);
});

test('undefined in the options of a call counts as not given', async () => {
  const { requests, fetch } = keepingFetch();
  const sms = clientOf(tenant, { fetch, language: 'zh' });
  await sms.send(body, { device: { userAgent: undefined, ip: undefined }, language: undefined, timeout: undefined });
  expect(requests[0]?.headers.get('x-agent')).toBe('test');
  expect(requests[0]?.headers.get('x-l')).toBe('zh');
  expect(requests[0]?.headers.has('x-device-ip')).toBe(false);
});

test('the device of a call cannot replace the client ID', async () => {
  const { requests, fetch } = keepingFetch();
  await clientOf(tenant, { fetch, clientId: 'ours' }).send(body, { device: { clientId: 'theirs' } as object });
  expect(requests[0]?.headers.get('x-client-id')).toBe('ours');
});

test.for([-1, Number.NaN, 'abc', null, 5n])('a timeout of %s for a call is not sendable', async (timeout) => {
  const { requests, fetch } = keepingFetch();
  const result = await clientOf(tenant, { fetch }).send(body, { timeout: timeout as never });
  expect(result).toMatchObject({
    outcome: 'not-sendable',
    message: 'timeout must be 0 or more milliseconds.',
  });
  expect(requests).toEqual([]);
});

test.for([{ aborted: false }, 'now', 1])('a signal that is %j is not sendable', async (signal) => {
  const result = await clientOf(tenant, { fetch: keepingFetch().fetch }).send(body, { signal: signal as never });
  expect(result).toMatchObject({ outcome: 'not-sendable', message: 'signal must be an AbortSignal.' });
});

const circular: Record<string, unknown> = { ...body };
circular.self = circular;
test.for<[unknown, string]>([
  ...[undefined, null, 'text', 5, [body], () => body].map((wrong): [unknown, string] => [
    wrong,
    'The body must be an object.',
  ]),
  [circular, 'circular'],
  [{ ...body, mobile: 5n }, 'BigInt'],
])('a body that is %s is not sendable, and no header is blamed: %s', async ([wrong, reason]) => {
  const { requests, fetch } = keepingFetch();
  const result = await clientOf(tenant, { fetch }).send(wrong as never);
  expect(result).toMatchObject({ outcome: 'not-sendable', dispatched: false, header: undefined });
  expect(result).toHaveProperty('message', expect.stringContaining(reason));
  expect(requests).toEqual([]);
});

test('options that throw something without a message are not sendable', async () => {
  const options = {
    get timeout() {
      throw null;
    },
  };
  const result = await clientOf(tenant, { fetch: keepingFetch().fetch }).send(body, options as never);
  expect(result).toMatchObject({ outcome: 'not-sendable', message: 'The request is invalid.' });
});

test('null options count as none', async () => {
  const result = await clientOf(tenant, { fetch: keepingFetch().fetch }).send(body, null as never);
  expect(result).toMatchObject({ outcome: 'sent' });
});

test.for<[string, string, Partial<SmsClientOptions>, CallOptions]>([
  ['a number', 'X-device-fingerprint', {}, { device: { fingerprint: 5 as never } }],
  ['beyond Latin-1', 'X-device-fingerprint', {}, { device: { fingerprint: '指纹' } }],
  ['a line break', 'X-client-id', { clientId: 'a\nb' }, {}],
  ['a control character', 'X-L', {}, { language: async () => 'zh\x01' }],
])('a header that is %s is not sendable, and is named without its value', async ([, header, options, call]) => {
  const { requests, fetch } = keepingFetch();
  const result = await clientOf(tenant, { fetch, ...options }).send(body, call);
  const message = `${header} must be a printable Latin-1 string.`;
  expect(result).toMatchObject({ outcome: 'not-sendable', header, message, dispatched: false });
  expect(JSON.stringify(result) + String((result as { cause?: unknown }).cause)).not.toContain('指纹');
  expect(requests).toEqual([]);
});

const never = () => new Promise<never>(() => {});
test.for<[string, boolean, Partial<SmsClientOptions>, CallOptions]>([
  ['sent', true, { fetch: async () => new Response(null) }, {}],
  ['rejected', true, { fetch: async () => rejection() }, {}],
  ['network-failure', true, { fetch: () => Promise.reject() }, {}],
  ['timed-out', true, { fetch: never }, { timeout: 10 }],
  ['timed-out', false, { device: { ...slowDevice(), fingerprint: never } }, { timeout: 10 }],
  ['aborted', false, {}, { signal: AbortSignal.abort() }],
  ['not-sendable', false, { beforeRequest: () => Promise.reject() }, {}],
])('%s: dispatched is %s', async ([outcome, dispatched, options, call]) => {
  const { fetch } = keepingFetch();
  expect(await clientOf(tenant, { fetch, ...options }).send(body, call)).toMatchObject({ outcome, dispatched });
});

test('aborted while a response is awaited: dispatched is true', async () => {
  const controller = new AbortController();
  const fetch = () => {
    controller.abort();
    return never();
  };
  const result = await clientOf(tenant, { fetch }).send(body, { signal: controller.signal });
  expect(result).toMatchObject({ outcome: 'aborted', dispatched: true });
});

test.for<[number, string, object]>([
  [
    429,
    '{"error_code":"IDAAS.SDK.CAPTCHA.0006","error_msg":"later"}',
    { code: 'IDAAS.SDK.CAPTCHA.0006', retryAfter: '30' },
  ],
  [503, '{"error_code":"IDAAS.SDK.BUSY","error_msg":"later"}', { outcome: 'rejected-unknown', code: 'IDAAS.SDK.BUSY' }],
])('a %i with the body of the contract keeps its code', async ([status, text, expected]) => {
  const fetch = async () => new Response(text, { status, headers: { 'retry-after': '30' } });
  expect(await clientOf(tenant, { fetch }).send(body)).toMatchObject({ status, message: 'later', ...expected });
});

test('a result has the duration and the response itself, which no logger prints', async () => {
  const response = new Response('later', { status: 503 });
  const result = await clientOf(tenant, { fetch: async () => response }).send(body);
  expect(result.response).toBe(response);
  expect(result.duration).toBeGreaterThan(0);
  expect(Object.keys(result)).not.toContain('response');
});

test('without a global Request, the reason is in the message', async () => {
  vi.stubGlobal('Request', undefined);
  const result = await clientOf(tenant).send(body);
  vi.unstubAllGlobals();
  expect(result).toMatchObject({
    outcome: 'not-sendable',
    message: 'Request is not a constructor',
  });
});

test('without a global fetch, the reason is in the message', async () => {
  vi.stubGlobal('fetch', undefined);
  const result = await clientOf(tenant).send(body);
  vi.unstubAllGlobals();
  expect(result).toMatchObject({ outcome: 'not-sendable', dispatched: false, message: 'fetch must be a function.' });
});

test('many calls can share a signal: all of them end, and Node does not warn', async () => {
  const program = `
    import { createSmsClient } from '${new URL('../dist/index.js', import.meta.url)}';
    import { setMaxListeners } from 'node:events';
    const device = { operatingSystemVersion: 'a', fingerprint: 'b', userAgent: 'c' };
    const sms = createSmsClient({ baseUrl: '${tenant}', clientId: 'id', device, fetch: () => new Promise(() => {}) });
    const controller = new AbortController();
    setMaxListeners(10, controller.signal); // the default of Node 20
    const calls = Array.from({ length: 12 }, () =>
      sms.send({ mobile: '1', type: 'LOGIN_SMS', captcha_token: 't' }, { signal: controller.signal }));
    controller.abort();
    console.log(new Set((await Promise.all(calls)).map(({ outcome }) => outcome)));`;
  const args = ['--input-type=module', '--eval', program];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { timeout: 10_000 });
  expect([stdout, stderr]).toEqual(["Set(1) { 'aborted' }\n", '']);
});

function slowDevice() {
  return { operatingSystemVersion: async () => 'slow', fingerprint, userAgent: 'test' };
}

function rejection() {
  return new Response('{"error_code":"IDAAS.SDK.CAPTCHA.0003","error_msg":"expired"}', { status: 400 });
}

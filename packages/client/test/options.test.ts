import { setTimeout as wait } from 'node:timers/promises';
import { startMock } from '@ciam-sms/mock';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createApi, createSmsClient, orThrow, type SmsClientOptions } from '../dist/index.js';
import { body, clientOf } from './client-of.ts';

afterEach(() => void vi.useRealTimers());

const device = { operatingSystemVersion: 'a', fingerprint: 'b', userAgent: 'c' };

describe('a mistake in the configuration is a TypeError that names the option', () => {
  test.for<[string, object]>([
    ['clientId', { clientId: '' }],
    ['clientId', { clientId: 5 }],
    ['device', { device: undefined }],
    ['device', { device: () => device }],
    ['fetch', { fetch: 'fetch' }],
    ['beforeRequest', { beforeRequest: {} }],
    ['afterResult', { afterResult: true }],
    ['timeout', { timeout: -1 }],
    ['timeout', { timeout: Number.NaN }],
  ])('%s in %j', ([name, wrong]) => {
    const options = { baseUrl: 'https://tenant.example.com', clientId: 'id', device, ...wrong } as SmsClientOptions;
    expect(() => createSmsClient(options)).toThrow(TypeError);
    expect(() => createSmsClient(options)).toThrow(new RegExp(`^${name} must be \\w`));
  });
});

describe('a setting', () => {
  test('may be a value or a function, sync or async, asked at every call', async () => {
    await using mock = await startMock({ port: 0 });
    let asked = 0;
    const sms = clientOf(mock.url, {
      device: { operatingSystemVersion: () => `v${++asked}`, fingerprint: async () => 'print', userAgent: 'ua' },
      language: () => 'zh',
    });
    await sms.send(body);
    await sms.send(body);
    expect(mock.requests.map(({ headers }) => headers['x-operating-sys-version'])).toEqual(['v1', 'v2']);
    expect(mock.requests[0]?.headers).toMatchObject({ 'x-device-fingerprint': 'print', 'x-agent': 'ua', 'x-l': 'zh' });
    expect(mock.requests[0]?.headers).not.toHaveProperty('x-device-ip');
  });

  test('can be another one for one call', async () => {
    await using mock = await startMock({ port: 0 });
    const sms = clientOf(mock.url, { language: 'zh' });
    await sms.send(body, { device: { ip: '192.168.1.2', userAgent: 'other' }, language: 'en' });
    await sms.send(body);
    expect(mock.requests[0]?.headers).toMatchObject({ 'x-device-ip': '192.168.1.2', 'x-agent': 'other', 'x-l': 'en' });
    expect(mock.requests[1]?.headers).toMatchObject({ 'x-agent': 'test', 'x-l': 'zh' });
  });

  test('whose function fails is not sendable, with the failure as its cause', async () => {
    const failure = new Error('no fingerprint');
    const fingerprint = () => Promise.reject(failure);
    const result = await clientOf('https://tenant.example.com').send(body, { device: { fingerprint } });
    expect(result).toMatchObject({
      outcome: 'not-sendable',
      header: 'X-device-fingerprint',
      message: 'The function of X-device-fingerprint failed.',
    });
    expect((result as { cause: Error }).cause.cause).toBe(failure);
  });

  test('whose function never ends is ended by the time limit', async () => {
    const fingerprint = () => new Promise<string>(() => {});
    const result = await clientOf('https://tenant.example.com').send(body, { timeout: 50, device: { fingerprint } });
    expect(result).toMatchObject({ outcome: 'timed-out' });
  });

  test('whose function ends after the time limit sends nothing any more', async () => {
    const fetch = vi.fn(async () => new Response(null));
    const fingerprint = () => wait(50, 'late');
    const result = await clientOf('https://tenant.example.com', { fetch }).send(body, {
      timeout: 10,
      device: { fingerprint },
    });
    expect(result).toMatchObject({ outcome: 'timed-out' });
    await wait(100);
    expect(fetch).not.toHaveBeenCalled();
  });
});

test('the captcha token arrives to the letter', async () => {
  await using mock = await startMock({ port: 0 });
  await clientOf(`${mock.url}/`).send(body);
  expect(mock.requests[0]?.body).toEqual(body);
});

test.for([0, Number.POSITIVE_INFINITY, 2 ** 31])('a timeout of %d sets no limit', async (timeout) => {
  const slow = () => new Promise<Response>((resolve) => setTimeout(resolve, 100, new Response(null)));
  const result = await clientOf('https://tenant.example.com', { fetch: slow, timeout }).send(body);
  expect(result).toMatchObject({ outcome: 'sent' });
});

test('the longest timeout that a timer can run is a limit', async () => {
  vi.useFakeTimers();
  const deaf = () => new Promise<Response>(() => {});
  const longest = 2 ** 31 - 1;
  const sent = clientOf('https://tenant.example.com', { fetch: deaf, timeout: longest }).send(body);
  await vi.advanceTimersByTimeAsync(longest);
  expect(await sent).toMatchObject({ outcome: 'timed-out', message: `No complete response within ${longest} ms.` });
});

describe("a fetch of the caller's own", () => {
  test('that ignores its signal is still ended by the time limit', async () => {
    const deaf = () => new Promise<Response>(() => {});
    const result = await clientOf('https://tenant.example.com', { fetch: deaf }).send(body, { timeout: 50 });
    expect(result).toMatchObject({ outcome: 'timed-out' });
  });

  test('without streams, as in React Native, is read as text', async () => {
    const plain = async () => ({ status: 200, headers: new Headers(), text: async () => '' }) as unknown as Response;
    expect(await clientOf('https://tenant.example.com', { fetch: plain }).send(body)).toMatchObject({
      outcome: 'sent',
    });
  });

  test('that fails is a network failure, whatever it throws', async () => {
    const failing = () => Promise.reject('no luck');
    const result = await clientOf('https://tenant.example.com', { fetch: failing }).send(body);
    expect(result).toMatchObject({
      outcome: 'network-failure',
      message: 'No response: unreachable, or blocked by CORS.',
      cause: 'no luck',
    });
  });
});

test('orThrow returns what was sent', async () => {
  await using mock = await startMock({ port: 0 });
  expect(orThrow(await clientOf(mock.url).send(body))).toMatchObject({ outcome: 'sent' });
});

test('createApi reaches the contract through openapi-fetch, and rejects what is not a URL', async () => {
  await using mock = await startMock({ port: 0 });
  const { response, error } = await createApi({ baseUrl: mock.url }).POST('/api/v2/sdk/sms/send', {
    params: {
      header: { 'X-operating-sys-version': 'a', 'X-device-fingerprint': 'b', 'X-agent': 'c', 'X-client-id': 'd' },
    },
    body: { ...body, mobile: '15200000006' },
  });
  expect([response.status, error?.error_code]).toEqual([400, 'IDAAS.SDK.CAPTCHA.0006']);
  expect(() => createApi({ baseUrl: '' })).toThrow(TypeError);
});

test("createApi sends with a fetch of the caller's own", async () => {
  const fetch = vi.fn(async () => new Response(null, { headers: { 'content-length': '0' } }));
  const header = { 'X-operating-sys-version': 'a', 'X-device-fingerprint': 'b', 'X-agent': 'c', 'X-client-id': 'd' };
  const api = createApi({ baseUrl: 'https://tenant.example.com', fetch });
  const { response } = await api.POST('/api/v2/sdk/sms/send', { params: { header }, body });
  expect(response.status).toBe(200);
  expect(fetch).toHaveBeenCalledOnce();
});

import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { listen } from '@ciam-sms/testing/listen';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMock, startProxy } from '../dist/index.js';
import { makeCertificate } from './certificate.ts';
import { answering, ask, json, proxyTo, refusal } from './forward.ts';
import { send } from './send.ts';

const { cert: ca, key } = await makeCertificate();

test('the proxy works in front of the mock', async () => {
  await using mock = await startMock({ port: 0 });
  await using proxy = await startProxy({ port: 0, upstream: mock.url });
  expect((await send(proxy.url, { body: { mobile: '15200000006' } })).code).toBe('IDAAS.SDK.CAPTCHA.0006');
  expect(mock.requests).toHaveLength(1);
  expect(proxy.requests).toHaveLength(1);
});

test('the proxy tells what is wrong with a request, and forwards it all the same', async () => {
  await using proxy = await proxyTo(answering(400, json, refusal));
  const { code, headers } = await send(proxy.url, { body: { type: 'GREETING_SMS' } });
  expect(code).toBe('IDAAS.SDK.CAPTCHA.0006');
  expect(headers.get('sl-violations')).toContain('"location":["request","body","type"]');
});

describe('an upstream with a certificate that Node does not trust', () => {
  let upstream: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    const tls = { key: readFileSync(key), cert: readFileSync(ca) };
    upstream = await listen(createServer(tls, answering(200)));
  });
  afterAll(() => upstream[Symbol.asyncDispose]());

  test.for([
    [{}, 502, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    [{ ca }, 200, ''],
    [{ insecure: true }, 200, ''],
  ] as const)('with %j gets a %d', async ([options, status, text]) => {
    const url = upstream.url.replace('http:', 'https:');
    await using proxy = await startProxy({ port: 0, upstream: url, ...options });
    const { status: seen, body } = await ask(proxy.url);
    expect([seen, String(body)]).toEqual([status, expect.stringContaining(text)]);
  });

  test.for([
    ['a file that does not exist', `${ca}.none`, 'https'],
    ['a key', key, 'https'],
    ['a file that plain HTTP does not need', `${ca}.none`, 'http'],
  ] as const)('is not started with %s in place of certificates', async ([, wrong, protocol]) => {
    const options = { port: 0, upstream: `${protocol}://tenant.example`, ca: wrong };
    await expect(startProxy(options)).rejects.toThrow(`Cannot read a certificate in PEM from ${wrong}`);
  });
});

describe('a web page', () => {
  const cors = { 'access-control-allow-origin': 'https://app.example', 'access-control-allow-credentials': 'true' };
  const page = { origin: 'http://page.example' };

  test.for<[what: string, headers: Record<string, string>]>([
    ['another origin', page],
    ['a file', { origin: 'null' }],
    ['another origin, which asks for a picture', { 'sec-fetch-site': 'cross-site' }],
    ['another port', { host: 'localhost:4010', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
    ['a name that was pointed at this machine', { host: 'page.example:4010' }],
    ['such a name, which is its own', { host: 'page.example:4010', origin: 'http://page.example:4010' }],
  ])('of %s cannot call the proxy, and reads nothing', async ([, headers]) => {
    let asked = 0;
    await using proxy = await proxyTo(() => asked++);
    const reply = await ask(proxy.url, { headers });
    expect([reply.status, asked]).toEqual([403, 0]);
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
    expect(String(reply.body)).toContain('--cors');
    const preflight = { method: 'OPTIONS', body: '', headers: { ...headers, 'access-control-request-method': 'POST' } };
    expect(await ask(proxy.url, preflight)).toMatchObject({ status: 403 });
  });

  test.for<[what: string, headers: Record<string, string>]>([
    ['no page', {}],
    ['a page of its own', { host: '127.0.0.1:4010', origin: 'http://127.0.0.1:4010', 'sec-fetch-site': 'same-origin' }],
    ['an address that the user entered', { 'sec-fetch-site': 'none' }],
    ['an emulator', { host: '10.0.2.2:4010' }],
    ['IPv6', { host: '[::1]:4010' }],
  ])('is not meant by %s, which gets the CORS headers of the upstream as they are', async ([, headers]) => {
    await using proxy = await proxyTo(answering(200, cors));
    const reply = await ask(proxy.url, { headers });
    expect(reply.status).toBe(200);
    expect(reply.headers).toMatchObject(cors);
    expect(reply.headers).not.toHaveProperty('access-control-expose-headers');
  });

  test.for(['*', 'http://page.example'])(
    'may call a proxy that was started with --cors %s, and read all',
    async (allowed) => {
      await using proxy = await proxyTo(answering(200, cors), { cors: allowed });
      const { status, headers } = await ask(proxy.url, { headers: page });
      expect(status).toBe(200);
      expect(headers).toMatchObject({ 'access-control-allow-origin': allowed, 'access-control-expose-headers': '*' });
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
      const preflight = {
        ...page,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-agent',
      };
      expect(await ask(proxy.url, { method: 'OPTIONS', body: '', headers: preflight })).toMatchObject({
        status: 204,
        headers: { 'access-control-allow-origin': allowed, 'access-control-allow-headers': 'x-agent' },
      });
      const other = await ask(proxy.url, { headers: { origin: 'https://other.example' } });
      expect(other.status).toBe(allowed === '*' ? 200 : 403);
    },
  );

  test('of a proxy that other machines reach may have any name', async () => {
    await using proxy = await proxyTo(answering(200), { isLocal: false });
    expect((await ask(proxy.url, { headers: { host: 'proxy:4010' } })).status).toBe(200);
    expect((await ask(proxy.url, { headers: page })).status).toBe(403);
  });
});

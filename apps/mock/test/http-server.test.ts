import { describe, expect, test } from 'vitest';
import { Journal } from '../src/journal.ts';
import type { MockRequest, Violation } from '../src/operation.ts';
import { createHttpServer } from '../src/server.ts';
import { replying, serve, speak } from './serve.ts';

const violation = (message: string): Violation => ({ location: ['request'], severity: 'Error', message });

describe('a request target', () => {
  test.for<[string, Pick<MockRequest, 'path' | 'query'>]>([
    ['/sms', { path: '/sms', query: {} }],
    ['/sms?a=1&b=x%20y', { path: '/sms', query: { a: '1', b: 'x y' } }],
    ['/sms?', { path: '/sms', query: {} }],
    ['/go?to=http://elsewhere/x', { path: '/go', query: { to: 'http://elsewhere/x' } }],
    ['/http://elsewhere/x', { path: '/http://elsewhere/x', query: {} }],
    ['*http://elsewhere/x', { path: '*http://elsewhere/x', query: {} }],
    ['http://mock/', { path: '/', query: {} }],
    ['http://mock', { path: '/', query: {} }],
    ['http://mock?a=1', { path: '/', query: { a: '1' } }],
    ['HTTPS://mock:80/sms?a=1', { path: '/sms', query: { a: '1' } }],
  ])('%s is understood', async ([target, understood]) => {
    const seen: Pick<MockRequest, 'path' | 'query'>[] = [];
    await using server = await serve(({ path, query }) => {
      seen.push({ path, query });
      return { status: 200 };
    });
    await speak(server.port, `GET ${target} HTTP/1.1\r\nHost: mock\r\nConnection: close\r\n\r\n`);
    expect(seen).toEqual([understood]);
  });
});

describe('a response', () => {
  test('without a body says that its length is 0', async () => {
    await using server = await replying({ status: 200 });
    const { headers } = await fetch(server.url);
    expect([headers.get('content-length'), headers.get('transfer-encoding')]).toEqual(['0', null]);
  });

  test.for([204, 304])('%d has no length', async (status) => {
    await using server = await replying({ status });
    const answer = await speak(server.port, 'GET / HTTP/1.1\r\nHost: mock\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).not.toMatch(/content-length/i);
  });

  test('has the length of its body in bytes, its media type and its own headers', async () => {
    await using server = await replying({
      status: 200,
      body: '验证码',
      contentType: 'text/x',
      headers: { 'x-a': 'b' },
    });
    const response = await fetch(server.url);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-length': '9',
      'content-type': 'text/x',
      'x-a': 'b',
    });
    expect(response.headers.has('sl-violations')).toBe(false);
  });

  test('tells violations in ASCII, the same every time', async () => {
    await using server = await replying({ status: 200, violations: [violation('é 手机 "x"\n~')] });
    for (let time = 0; time < 2; time++) {
      const { headers } = await fetch(server.url);
      expect(headers.get('sl-violations')).toBe(
        '[{"location":["request"],"severity":"Error","message":"\\u00e9 \\u624b\\u673a \\"x\\"\\n~"}]',
      );
    }
  });

  test('tells of more violations than fit into a header as far as they fit', async () => {
    const reply = { status: 200, violations: [violation('x'.repeat(9_000))] };
    await using server = await replying(reply);
    const told = (await fetch(server.url)).headers.get('sl-violations');
    expect(told).toBe(`Too many violations! ${JSON.stringify(reply.violations).slice(0, 8_092)}`);
    const fits = [violation('x'.repeat(8_092 - JSON.stringify([violation('')]).length))];
    await using other = await replying({ status: 200, violations: fits });
    expect((await fetch(other.url)).headers.get('sl-violations')).toBe(JSON.stringify(fits));
  });
});

describe('a request of a browser', () => {
  test('that only looks like a preflight is handled as any other', async () => {
    await using server = await replying({ status: 201 });
    const headers = { 'access-control-request-method': 'POST' };
    expect((await fetch(server.url, { method: 'POST', headers })).status).toBe(201);
    expect((await fetch(server.url, { method: 'OPTIONS' })).status).toBe(201);
  });

  test('that asks for no headers in particular may send any, for ten minutes', async () => {
    await using server = await replying({ status: 201 });
    const headers = { 'access-control-request-method': 'PUT' };
    const preflight = await fetch(server.url, { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-headers': '*',
      'access-control-allow-methods': 'PUT',
      'access-control-max-age': '600',
    });
  });
});

test('a body over the limit gets a 413, saying what the limit is', async () => {
  await using server = await replying({ status: 200 });
  const response = await fetch(server.url, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) });
  expect([response.status, response.statusText]).toEqual([413, 'Content Too Large']);
  expect(await response.json()).toEqual({
    type: 'about:blank',
    title: 'Content Too Large',
    status: 413,
    detail: 'The body is larger than 1048576 bytes.',
  });
});

test('the journal counts the bytes of bodies', async () => {
  await using server = await replying({ status: 200 });
  const body = 'x'.repeat(1024 * 1024);
  for (let request = 0; request < 9; request++) await fetch(server.url, { method: 'POST', body });
  expect(server.journal.requests).toHaveLength(8);
});

test('a client has ten seconds for its headers, fifteen for the whole request, five between two', () => {
  const server = createHttpServer(() => ({ status: 200 }), new Journal());
  expect([server.headersTimeout, server.requestTimeout, server.keepAliveTimeout]).toEqual([10_000, 15_000, 5_000]);
});

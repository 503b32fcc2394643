import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { errors } from '@ciam-sms/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../dist/index.js';
import { METHOD, PATH, requestOf, send, validBody } from './send.ts';
import { speak } from './serve.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

async function expectDocumented(init: RequestInit) {
  const headers = new Headers(init.headers);
  // Some of these keep this process busy for seconds; meanwhile the mock would close a connection that fetch still trusts.
  headers.set('connection', 'close');
  const response = await fetch(mock.url + PATH, { ...init, headers });
  const text = await response.text();
  if (response.status === 200) {
    expect(text).toBe('');
  } else {
    expect(response.status).toBe(400);
    expect(Object.keys(errors)).toContain(JSON.parse(text).error_code);
  }
}

const nest = (depth: number) => `{"mobile":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const texts: Record<string, string> = {
  'deep nesting': nest(100_000),
  'deep nesting, left open': '['.repeat(500_000),
  'a huge number': '{"mobile":1e400,"type":-1e-400,"captcha_token":123456789012345678901234567890}',
  'the prototype':
    '{"__proto__":{"mobile":"1","type":"LOGIN_SMS","captcha_token":"t"},"constructor":{"prototype":{"mobile":"1"}}}',
  'duplicate keys': '{"mobile":"1","mobile":2,"type":"LOGIN_SMS","captcha_token":"t"}',
  '10,000 fields': JSON.stringify(
    Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`field${index}`, index])),
  ),
  'a byte order mark': `\ufeff${JSON.stringify(validBody)}`,
  'a lone surrogate': '{"mobile":"\\ud800","type":"LOGIN_SMS","captcha_token":"t"}',
  'a null character': '{"mobile":"\\u0000","type":"LOGIN_SMS","captcha_token":"\\u0000"}',
};

describe('a hostile body', () => {
  test.for(Object.entries(texts))('with %s gets a documented response', async ([, text]) => {
    await expectDocumented(requestOf({ text }));
  });

  test('in invalid UTF-8 gets a documented response', async () => {
    await expectDocumented({ ...requestOf({}), body: Buffer.from('7b226d6f62696c65223a22ff22', 'hex') });
  });

  test('that only pretends to have fields, through its prototype, has none', async () => {
    expect((await send(mock.url, { text: texts['the prototype'] ?? '' })).code).toBe('IDAAS.SDK.USER.0004');
  });

  test('of any JSON, or none, gets a documented response', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string({ unit: 'grapheme' }), fc.uint8Array()), (body) =>
        expectDocumented({ ...requestOf({}), body: Buffer.from(body as string) }),
      ),
      { numRuns: 500 },
    );
  });
});

describe('hostile headers', () => {
  test('of any value get a documented response', async () => {
    const value = fc.string({
      unit: fc
        .oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa1, max: 0xff }))
        .map((code) => String.fromCharCode(code)),
    });
    const name = fc.constantFrom('X-agent', 'X-client-id', 'X-L', 'X-device-ip', 'content-type', 'accept', 'cookie');
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          name,
          value.map((text) => text.trim()),
        ),
        (headers) => expectDocumented(requestOf({ headers })),
      ),
      { numRuns: 500 },
    );
  });

  test('of any Prefer get a response other than a failure of the server', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme-ascii' }), async (text) => {
        const prefer = `example=${text.trim()}`;
        const response = await fetch(mock.url + PATH, requestOf({ headers: { prefer } }));
        await response.text();
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a hostile connection', () => {
  const port = () => Number(new URL(mock.url).port);
  const head = `${METHOD} ${PATH} HTTP/1.1\r\nHost: mock\r\n`;
  const garbage: Record<string, string> = {
    'no HTTP at all': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'a bad chunk size': `${head}Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n0\r\n\r\n`,
    'a content-length that promises too much': `${head}Content-Length: 100\r\n\r\n{}`,
    'two content-lengths': `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    'length and chunks at once': `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    'every header twice': `${head}${'X-agent: a\r\nX-agent: b\r\nX-client-id: c\r\nX-client-id: unregistered\r\n'}Content-Length: 0\r\n\r\n`,
    'half a request line': 'POST /api',
    'half its headers': `${head}X-agent: a`,
    'headers without end': `${head}${'X-agent: a\r\n'.repeat(10_000)}\r\n`,
    'an absurd target': 'POST http://[::1/%%%?%zz=%E0%A4%A HTTP/1.1\r\nHost: mock\r\n\r\n',
    'no target': 'POST * HTTP/1.1\r\nHost: mock\r\n\r\n',
  };
  test.for(Object.entries(garbage))('with %s does no harm', async ([, bytes]) => {
    expect(await speak(port(), bytes, 500)).not.toMatch(/^HTTP\/1\.1 5/);
    expect((await send(mock.url)).status).toBe(200);
  });

  test('that pipelines requests gets as many responses', async () => {
    const body = JSON.stringify(validBody);
    const request = `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const received = await speak(port(), request.repeat(3), 500);
    expect(received.match(/HTTP\/1\.1 400/g)).toHaveLength(3);
  });
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('memory returns to its level after a storm of large, broken requests', async () => {
  const storm = () =>
    Promise.all(Array.from({ length: 50 }, () => send(mock.url, { text: `{"mobile":"${'x'.repeat(500_000)}` })));
  await storm();
  mock.reset();
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let round = 0; round < 5; round++) await storm();
  mock.reset();
  collectGarbage();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(32 * 1024 * 1024);
});

test('the journal keeps memory bounded, whatever JSON bodies hold', async () => {
  mock.reset();
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const text = `[${'[],{},'.repeat(170_000)}[]]`;
  for (let body = 0; body < 40; body++) await send(mock.url, { text });
  collectGarbage();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(32 * 1024 * 1024);
  expect(mock.requests.at(-1)?.body).toHaveLength(340_001);
  mock.reset();
});

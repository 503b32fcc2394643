import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ask, bytes, forward, json, type Options, proxyTo, proxyToRaw, type Sent } from './forward.ts';
import { METHOD, PATH, validHeaders } from './send.ts';
import { speak } from './serve.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';

/** What an upstream received. */
async function received(sent: Sent = {}, options: Options = {}) {
  let seen = {} as IncomingMessage;
  let body = Buffer.from('');
  const { status } = await forward(
    async (request, response) => {
      seen = request;
      body = await buffer(request);
      response.end();
    },
    sent,
    options,
  );
  const { method, url, headers, rawHeaders } = seen;
  return { status, method, url, headers, rawHeaders, body };
}

describe('a request is forwarded', () => {
  test.for([
    ['a=1&a=2&flag', ''],
    ['q=%20+%2B&&=&empty=', ''],
    ['%zz=%&a[]=1&b=%E9', '/tenant/one'],
  ] as const)('with its query %j byte by byte, below the path of the upstream', async ([query, base]) => {
    expect((await received({ target: `${PATH}?${query}` }, { base })).url).toBe(`${base}${PATH}?${query}`);
    expect((await received({ target: `/x?${query}` }, { base: `${base}/` })).url).toBe(`${base}/x?${query}`);
  });

  test('without the name of the proxy in its target, but for OPTIONS of the whole server', async () => {
    expect((await received({ method: 'GET', target: 'http://proxy.example?a', body: '' })).url).toBe('/?a');
    expect((await received({ method: 'OPTIONS', target: '*', body: '' })).url).toBe('*');
  });

  test('with its headers as they were spelled, ordered and repeated, and no other', async () => {
    const rawHeaders = ['X-Own', '1', 'HOST', 'localhost', 'x-own', '2', 'Content-length', '2', 'X-Own', 'é'];
    const { rawHeaders: forwarded } = await received({ method: 'PUT', rawHeaders, body: '{}' });
    const host = forwarded[3];
    expect(host).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(forwarded).toEqual([...rawHeaders.with(3, host ?? ''), 'Connection', 'keep-alive']);
  });

  test('without the headers that belong to one connection, and those that Connection names', async () => {
    const perHop = {
      connection: 'keep-alive, X-Secret, content-length, host',
      'x-secret': 'mine',
      'keep-alive': 'timeout=5',
      'proxy-authenticate': 'Basic',
      'proxy-authorization': 'Basic eDp5',
      'proxy-connection': 'keep-alive',
      te: 'trailers',
      upgrade: 'h2c',
    };
    const { headers, body } = await received({ headers: { ...perHop, 'x-own': 'kept' } });
    expect(headers).toMatchObject({ 'x-own': 'kept', 'content-length': String(bytes.length) });
    expect(headers.connection).toBe('keep-alive');
    for (const name of Object.keys(perHop).filter((one) => one !== 'connection')) {
      expect(headers, name).not.toHaveProperty(name);
    }
    expect(body).toEqual(bytes);
  });

  test('with an encoded body and its Content-Encoding, which is only decoded to be checked', async () => {
    await using proxy = await proxyTo(async (request, response) => {
      const encoded = await buffer(request);
      response.end(request.headers['content-encoding'] === 'gzip' && encoded.equals(gzipSync(bytes)) ? '' : 'altered');
    });
    const sent = { headers: { 'content-encoding': 'gzip' }, body: gzipSync(bytes) };
    expect(await ask(proxy.url, sent)).toMatchObject({ status: 200, body: Buffer.from(''), violations: [] });
    const { violations } = await ask(proxy.url, { ...sent, body: gzipSync('{}') });
    expect(violations.map(({ message }) => message).join()).toContain("required property 'captcha_token'");
  });

  test.for([
    ['GET', '{"a":1}'],
    ['TRACE', ''],
    ['DELETE', '{}'],
    ['PROPFIND', '<x/>'],
  ] as const)('with the method %s and the body %j', async ([method, body]) => {
    const seen = await received({ method, body });
    expect([seen.status, seen.method, String(seen.body)]).toEqual([200, method, body]);
  });

  test('in chunks if it came in chunks', async () => {
    const rawHeaders = ['Host', 'localhost', 'Transfer-Encoding', 'chunked'];
    const { headers, body } = await received({ rawHeaders, body: ' {"a" : 1}\n' });
    expect([headers['transfer-encoding'], headers['content-length']]).toEqual(['chunked', undefined]);
    expect(String(body)).toBe(' {"a" : 1}\n');
  });

  test('without waiting for 100 (Continue), which the proxy says itself', async () => {
    await using proxy = await proxyToRaw(OK);
    const head = `${METHOD} ${PATH} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n`;
    const reply = await speak(proxy.port, `${head}Expect: 100-continue\r\n\r\n{}`);
    expect(reply).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
    expect(proxy.heard()).not.toMatch(/expect/i);
  });

  test('until the client leaves', async () => {
    let hasLeft = () => {};
    const cancelled = new Promise<void>((resolve) => {
      hasLeft = resolve;
    });
    const leaving = new AbortController();
    await using proxy = await proxyTo((_, response) => {
      response.on('close', hasLeft);
      leaving.abort();
    });
    const init = { method: METHOD, headers: validHeaders, body: bytes, signal: leaving.signal };
    await expect(fetch(proxy.url + PATH, init)).rejects.toThrow('abort');
    await cancelled;
  });

  test.for([
    '/../../secret',
    '/%2e%2e/secret',
    '/a/..%2F..%2fsecret',
    '/a\\..\\..\\secret',
    '/a//../../secret',
    '/%252e%252e/secret',
    '/..;a=b/secret',
    '/..%3ba/secret',
    '/a/.%2e/%2E.',
    'http://proxy.example/../secret',
    '*',
  ])('only below the path of the upstream, which %s leaves', async (target) => {
    await using proxy = await proxyToRaw(OK, { base: '/tenant/one' });
    const reply = await speak(proxy.port, `OPTIONS ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(reply).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json.*leads out of the path of the upstream/s);
    expect(proxy.heard()).toBe('');
  });

  test.for(['/a/../b', '/..a/b', '/a?to=/../../x', '/...', '/a/b/..%2f..'])(
    'with dots in its target that stay below that path: %s',
    async (target) => {
      expect((await received({ method: 'GET', target, body: '' }, { base: '/t' })).url).toBe(`/t${target}`);
    },
  );
});

describe('a response is passed on', () => {
  const exchange = async (response: string | Buffer, sent: Sent = {}, options: Options = {}) => {
    await using proxy = await proxyToRaw(response, options);
    return await ask(proxy.url, sent);
  };

  test('with its status, reason, headers and body as they came, and no other header but those of the connection', async () => {
    const headers = ['X-Own: 1', 'Set-Cookie: a=1', 'x-own: é', 'SET-cookie: b=2', 'X-Own: 1', 'Date: never'];
    const whole = `HTTP/1.1 200 Fine, thanks\r\n${headers.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`;
    const { status, reason, rawHeaders } = await exchange(Buffer.from(whole, 'latin1'));
    expect([status, reason]).toEqual([200, 'Fine, thanks']);
    expect(rawHeaders.slice(0, 14)).toEqual([...headers, 'Content-Length: 0'].flatMap((one) => one.split(': ')));
    expect(rawHeaders.slice(14).filter((_, index) => index % 2 === 0)).toEqual(['Connection']);
  });

  test.for([
    ['gzip', gzipSync('{"error_code":"IDAAS.SDK.CAPTCHA.0006","error_msg":"x"}')],
    ['zstd', Buffer.from('no zstd at all')],
    ['x-unheard-of', Buffer.from('??')],
  ] as const)('encoded in %s as it came', async ([encoding, encoded]) => {
    const { status, headers, body } = await forward((_, response) =>
      response.writeHead(400, { ...json, 'content-encoding': encoding }).end(encoded),
    );
    expect([status, headers['content-encoding']]).toEqual([400, encoding]);
    expect(body).toEqual(encoded);
  });

  test('without the headers that belong to one connection, and those that Connection names', async () => {
    const headers =
      'Connection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: timeout=99\r\nUpgrade: h2c\r\nProxy-Authenticate: Basic';
    const { rawHeaders } = await exchange(`HTTP/1.1 200 OK\r\n${headers}\r\nX-Own: 2\r\nContent-Length: 0\r\n\r\n`);
    expect(rawHeaders.slice(0, 4)).toEqual(['X-Own', '2', 'Content-Length', '0']);
    expect(rawHeaders.join()).not.toMatch(/x-hop|timeout=99|h2c|basic/i);
  });

  test.for(['100 Continue', '103 Early Hints'])('after a %s that nobody asked for', async (status) => {
    expect((await exchange(`HTTP/1.1 ${status}\r\nLink: </a>\r\n\r\n${OK}`)).status).toBe(200);
  });

  test('to HEAD with the length that a GET would have', async () => {
    const { headers, body } = await exchange('HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n', {
      method: 'HEAD',
      body: '',
    });
    expect([headers['content-length'], body.length]).toEqual(['1234', 0]);
  });

  test.for([
    ['Content-Type: application/json/x', ['application/json/x']],
    ['Content-Type:', ['']],
    ['Content-Type: text/plain\r\nContent-Type: application/json', ['text/plain', 'application/json']],
  ] as const)('with the media type that it came with, were it none: %j', async ([header, values]) => {
    const { status, rawHeaders, violations } = await exchange(
      `HTTP/1.1 200 OK\r\n${header}\r\nContent-Length: 0\r\n\r\n`,
    );
    expect(status).toBe(200);
    expect(rawHeaders.filter((_, index) => rawHeaders[index - 1] === 'Content-Type')).toEqual(values);
    expect(violations.map(({ message }) => message)).toEqual(['Response header content-type must be one media type']);
  });

  test('in chunks if it came in chunks, and whole if its end was that of the connection', async () => {
    const chunked = await exchange(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n',
    );
    expect([chunked.headers['transfer-encoding'], String(chunked.body)]).toEqual(['chunked', 'ab']);
    expect(String((await exchange('HTTP/1.0 200 OK\r\n\r\nabc')).body)).toBe('abc');
  });

  test('up to 10 MB, and no further', async () => {
    const most = 10 * 1024 * 1024;
    const large = (size: number) => forward((_, response) => response.writeHead(400).end(Buffer.alloc(size, 'x')));
    expect(await large(most)).toMatchObject({ status: 400, body: { length: most } });
    const { status, body } = await large(most + 1);
    expect([status, JSON.parse(String(body)).detail]).toEqual([
      502,
      'The upstream response is larger than 10485760 bytes.',
    ]);
  });
});

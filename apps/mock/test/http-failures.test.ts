import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Journal } from '../src/journal.ts';
import { createHttpServer, PATIENCE } from '../src/server.ts';
import { replying, serve, speak } from './serve.ts';

afterEach(() => void vi.restoreAllMocks());

/** What is written to stderr from now on. */
function watchStderr(): () => string {
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  return () => written.join('');
}

describe('a failure of the mock itself', () => {
  test('gets a 500 and is logged on stderr', async () => {
    const stderr = watchStderr();
    await using server = await serve(() => {
      throw new Error('out of luck');
    });
    const response = await fetch(server.url);
    expect([response.status, await response.json()]).toEqual([
      500,
      { type: 'about:blank', title: 'Internal Server Error', status: 500, detail: 'This is a fault of the mock.' },
    ]);
    expect(stderr()).toMatch(/^ciam-sms-mock: unexpected failure: Error: out of luck\n +at /);
  });

  test('that is not an error is told as it is', async () => {
    const stderr = watchStderr();
    await using server = await serve(() => Promise.reject('bad weather'));
    expect((await fetch(server.url)).status).toBe(500);
    expect(stderr()).toBe('ciam-sms-mock: unexpected failure: bad weather\n');
  });

  test('after the response is only logged', async () => {
    const stderr = watchStderr();
    const rejections: unknown[] = [];
    const onRejection = (reason: unknown) => rejections.push(reason);
    process.on('unhandledRejection', onRejection);
    await using server = await serve(
      () => ({ status: 200 }),
      () => {
        throw new Error('disk full');
      },
    );
    expect((await fetch(server.url)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('unhandledRejection', onRejection);
    expect(stderr()).toContain('disk full');
    expect(rejections).toEqual([]);
  });
});

test('a client that connects and says nothing, or stops half-way, is let go', async () => {
  const inHundredths = Object.fromEntries(Object.entries(PATIENCE).map(([name, time]) => [name, time / 100]));
  await using server = await serve(() => ({ status: 200 }), undefined, inHundredths as typeof PATIENCE);
  const began = performance.now();
  await Promise.all([
    speak(server.port, ''),
    speak(server.port, 'POST / HTTP/1.1\r\nHost: mock\r\nX-agent: '),
    speak(server.port, 'POST / HTTP/1.1\r\nHost: mock\r\nContent-Length: 9\r\n\r\n{'),
  ]);
  expect(performance.now() - began).toBeGreaterThan(100);
});

test('a request that got its response leaves nothing on stderr, and neither does a client that leaves half-way', async () => {
  const stderr = watchStderr();
  await using server = await replying({ status: 200 });
  await fetch(server.url);
  const leaving = connect(server.port, '127.0.0.1');
  leaving.write('POST / HTTP/1.1\r\nHost: mock\r\nContent-Length: 10\r\n\r\n{');
  await new Promise((resolve) => setTimeout(resolve, 50));
  leaving.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(stderr()).toBe('');
  expect(server.journal.requests).toHaveLength(1);
});

describe('what is not a complete request', () => {
  const answerTo = (code: string, writable = true) => {
    const socket = { writable, end: vi.fn<(text: string) => void>(), destroy: vi.fn() };
    createHttpServer(() => ({ status: 200 }), new Journal()).emit(
      'clientError',
      Object.assign(new Error(code), { code }),
      socket as unknown as Socket,
    );
    return { answer: socket.end.mock.calls[0]?.[0], destroyed: socket.destroy.mock.calls.length === 1 };
  };

  test.for([
    ['HPE_INVALID_METHOD', 400, 'Bad Request', 'This is not a complete HTTP request.'],
    ['HPE_HEADER_OVERFLOW', 431, 'Request Header Fields Too Large', 'larger than 16 KB'],
    ['ERR_HTTP_REQUEST_TIMEOUT', 408, 'Request Timeout', 'not complete in time'],
  ] as const)('because of %s gets a %d', ([code, status, title, detail]) => {
    const { answer = '', destroyed } = answerTo(code);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head.split('\r\n')).toEqual([
      `HTTP/1.1 ${status} ${title}`,
      'Connection: close',
      'Content-Type: application/problem+json',
      `Content-Length: ${body.length}`,
    ]);
    expect(JSON.parse(body)).toEqual({ type: 'about:blank', title, status, detail: expect.stringContaining(detail) });
    expect(destroyed).toBe(false);
  });

  test('is dropped where nobody listens any more', () => {
    expect(answerTo('ECONNRESET')).toEqual({ answer: undefined, destroyed: true });
    expect(answerTo('HPE_INVALID_METHOD', false)).toEqual({ answer: undefined, destroyed: true });
  });

  test('gets that response on a real connection', async () => {
    await using server = await replying({ status: 200 });
    expect(await speak(server.port, 'not HTTP at all\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  });
});

describe('what Node answers by itself gets a problem with its reason', () => {
  test.for([
    ['a request without a Host', 'GET / HTTP/1.1\r\n\r\n', 400, 'The Host header is missing'],
    ['an expectation', 'GET / HTTP/1.1\r\nHost: mock\r\nExpect: a-miracle\r\n\r\n', 417, '"Expect: a-miracle"'],
    ['CONNECT', 'CONNECT tenant.example:443 HTTP/1.1\r\nHost: tenant.example\r\n\r\n', 405, 'CONNECT is not supported'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: mock\r\n${'X-a: bcdefgh\r\n'.repeat(4_000)}\r\n`,
      431,
      'larger than 16 KB',
    ],
  ] as const)('%s', async ([, request, status, detail]) => {
    await using server = await replying({ status: 200 });
    const [head = '', body = ''] = (await speak(server.port, request)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/\r\ncontent-type: application\/problem\+json/i);
    expect(JSON.parse(body).detail).toContain(detail);
  });

  test('but HTTP/1.0 needs no Host', async () => {
    await using server = await replying({ status: 200 });
    expect(await speak(server.port, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test('of more than 2,000 headers none is lost', async () => {
  await using server = await replying({ status: 200 });
  const headers = `${'a:b\r\n'.repeat(2_500)}X-agent: last\r\nConnection: close\r\n`;
  await speak(server.port, `GET / HTTP/1.1\r\nHost: mock\r\n${headers}\r\n`);
  expect(server.journal.requests[0]?.headers['x-agent']).toBe('last');
});

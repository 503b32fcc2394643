import { once } from 'node:events';
import { connect, Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startMock } from '../dist/index.js';
import { Coverage } from '../src/control/coverage.ts';
import { Plan } from '../src/control/plan.ts';
import type { PlannedResponse } from '../src/control/planned.ts';
import type { MockedOperation, MockRequest } from '../src/operation.ts';
import { createMockRespond } from '../src/respond.ts';
import { METHOD, PATH, send } from './send.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Why a mock did not start. */
async function failureOf(options: Parameters<typeof startMock>[0]): Promise<Error> {
  const mock = await startMock(options).catch((error: unknown) => error);
  if (!(mock instanceof Error)) throw new Error('The mock started, or failed without an error');
  return mock;
}

describe('startMock', () => {
  test('runs many mocks side by side, each with its own journal', async () => {
    await using mock = await startMock({ port: 0 });
    await using other = await startMock({ port: 0 });
    await send(other.url);
    expect([mock.requests.length, other.requests.length]).toEqual([0, 1]);
  });

  test('listens on this machine alone, unless it is told otherwise', async () => {
    await using mock = await startMock({ port: 0 });
    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test.skipIf(!networkInterfaces().lo?.some(({ family }) => family === 'IPv6'))('listens on IPv6 too', async () => {
    await using open = await startMock({ port: 0, host: '::1' });
    expect(open.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${open.url}/health`)).status).toBe(200);
  });

  test('logs nothing, unless it is told to', async () => {
    const written: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    await using silent = await startMock({ port: 0 });
    await send(silent.url);
    expect(written).toEqual([]);
    await using json = await startMock({ port: 0, log: 'json' });
    await send(json.url, { body: { mobile: '' } });
    const { milliseconds, ...entry } = JSON.parse(written.join(''));
    expect(entry).toEqual({
      method: METHOD,
      path: PATH,
      status: 400,
      example: 'mobile-missing.zh',
      violations: [expect.stringContaining('mobile')],
    });
    expect(milliseconds).toBeGreaterThan(0);
    expect(milliseconds).toBeLessThan(performance.now());
  });
});

describe('a mock that cannot start says why in one line', () => {
  test('when its port is taken', async () => {
    await using mock = await startMock({ port: 0 });
    const { port } = new URL(mock.url);
    const failure = await failureOf({ port: Number(port) });
    expect(failure.message).toBe(`Port ${port} is taken on 127.0.0.1. Choose another with MOCK_PORT or --port.`);
    expect(failure.cause).toMatchObject({ code: 'EADDRINUSE' });
  });

  test('when its port is not for this user', async () => {
    // Not every user that runs tests is refused a low port.
    vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
      queueMicrotask(() => this.emit('error', Object.assign(new Error('refused'), { code: 'EACCES' })));
      return this;
    });
    const failure = await failureOf({ port: 80 });
    expect(failure.message).toBe(
      'Port 80 may not be used by this user. Choose one above 1023 with MOCK_PORT or --port.',
    );
    expect(failure.cause).toMatchObject({ code: 'EACCES' });
  });

  test('when its address is not one of this machine', async () => {
    const failure = await failureOf({ port: 0, host: '192.0.2.1' });
    expect(failure.message).toBe(
      'Cannot listen on 192.0.2.1, port 0 (EADDRNOTAVAIL). Choose another with --host and --port.',
    );
    expect(failure.cause).toMatchObject({ code: 'EADDRNOTAVAIL' });
  });
});

describe('a mock that is closed', () => {
  test('frees its port at once, even with an idle connection open, and leaves no timer behind', async () => {
    const closing = await startMock({ port: 0 });
    await fetch(`${closing.url}/health`);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await closing.close();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    await using again = await startMock({ port: Number(new URL(closing.url).port) });
    expect(again.url).toBe(closing.url);
  });

  test('does not wait for a client that says nothing', async () => {
    const closing = await startMock({ port: 0 });
    const silent = connect(Number(new URL(closing.url).port), '127.0.0.1');
    await Promise.all([once(silent, 'connect'), fetch(`${closing.url}/health`)]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await closing.close();
  });

  test('gives a client that stops half-way five seconds', async () => {
    const closing = await startMock({ port: 0 });
    const halfWay = connect(Number(new URL(closing.url).port), '127.0.0.1');
    halfWay.on('error', () => {});
    halfWay.write(`${METHOD} ${PATH} HTTP/1.1\r\nHost: mo`);
    await Promise.all([once(halfWay, 'connect'), fetch(`${closing.url}/health`)]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let closed = false;
    const ended = closing.close().then(() => {
      closed = true;
    });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(closed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await ended;
    vi.useRealTimers();
    await using again = await startMock({ port: Number(new URL(closing.url).port) });
    expect(again.url).toBe(closing.url);
  });

  test('can be closed again, and both wait for the end', async () => {
    const closing = await startMock({ port: 0 });
    await Promise.all([closing.close(), closing.close()]);
    await expect(fetch(closing.url)).rejects.toThrow('fetch failed');
  });
});

test('an operation is compiled when it is first called, and a fault of the mock then is not the client’s mistake', () => {
  const operation = {
    method: 'GET',
    path: '/sms',
    get parameters(): never {
      throw new Error('out of luck');
    },
  } as unknown as MockedOperation;
  const request: MockRequest = { method: 'GET', path: '/sms', query: {}, headers: {}, body: { kind: 'absent' } };
  const plan = new Plan((planned) => planned as PlannedResponse);
  const respond = createMockRespond([operation], {
    language: 'en',
    plan,
    coverage: new Coverage([]),
    judge: async () => [],
  });
  expect(() => respond(request)).toThrow('out of luck');
});

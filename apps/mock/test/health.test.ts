import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startMock } from '../dist/index.js';
import { speak } from './serve.ts';

afterEach(() => {
  vi.useRealTimers();
});

const HEALTH = 'GET /health HTTP/1.1\r\nHost: mock\r\n\r\n';

/** Calls a page, and returns everything that comes back until the mock ends the connection. */
const call = (port: number, path: string) => speak(port, HEALTH.replace('/health', path));

test('a mock is healthy as soon as it has started', async () => {
  await using mock = await startMock({ port: 0 });
  const response = await fetch(`${mock.url}/health`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
});

describe('a mock that is being closed', () => {
  test('says so to a request in flight', async () => {
    const closing = await startMock({ port: 0 });
    const socket = connect(Number(new URL(closing.url).port), '127.0.0.1');
    let received = '';
    socket.on('data', (data) => (received += data));
    socket.write(HEALTH.slice(0, -2));
    await Promise.all([once(socket, 'connect'), fetch(`${closing.url}/health`)]);
    const closed = closing.close();
    socket.write('\r\n');
    await Promise.all([closed, once(socket, 'close')]);
    expect(received).toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\n\r\n{"status":"closing"}$/);
  });

  test('goes on for the time of `drain`, with 503 at /health, and ends each connection', async () => {
    const closing = await startMock({ port: 0, drain: 60_000 });
    const port = Number(new URL(closing.url).port);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const closed = closing.close();
    expect(await call(port, '/health')).toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\nConnection: close\r\n/);
    expect(await call(port, '/openapi.json')).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\nConnection: close\r\n/);
    vi.advanceTimersByTime(60_000);
    await closed;
    vi.useRealTimers();
    await expect(fetch(closing.url)).rejects.toThrow('fetch failed');
  });
});

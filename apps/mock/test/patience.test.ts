/** What can only be seen by waiting for it. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'vitest';
import { startMock } from '../dist/index.js';
import { PATH } from './send.ts';

test.concurrent('a client that connects and says nothing, or stops half-way, is let go', async () => {
  await using mock = await startMock({ port: 0 });
  const closed = (bytes: string) =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(mock.url).port), '127.0.0.1', () => socket.write(bytes));
      socket.on('error', () => {});
      socket.on('close', () => resolve());
      socket.resume();
    });
  await Promise.all([
    closed(''),
    closed(`POST ${PATH} HTTP/1.1\r\nHost: mock\r\nX-agent: `),
    closed(`POST ${PATH} HTTP/1.1\r\nHost: mock\r\nContent-Length: 9\r\n\r\n{`),
  ]);
});

test.concurrent('closing waits five seconds for a client that says nothing, and then frees the port', async ({
  expect,
}) => {
  const mock = await startMock({ port: 0 });
  const { port } = new URL(mock.url);
  const silent = connect(Number(port), '127.0.0.1');
  silent.on('error', () => {});
  await once(silent, 'connect');
  const began = performance.now();
  await mock.close();
  expect(performance.now() - began).toBeGreaterThan(4_900);
  await using again = await startMock({ port: Number(port) });
  expect(again.url).toBe(mock.url);
});

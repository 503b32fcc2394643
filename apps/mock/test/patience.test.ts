/** What can only be seen by waiting for it. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'vitest';
import { startMock } from '../dist/index.js';
import { PATIENCE } from '../src/server.ts';
import { serve, speak } from './serve.ts';

test.concurrent('a client that connects and says nothing, or stops half-way, is let go', async ({ expect }) => {
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

test.concurrent('closing waits five seconds for a client that stops half-way, and then frees the port', async ({
  expect,
}) => {
  const mock = await startMock({ port: 0 });
  const { port } = new URL(mock.url);
  const halfWay = connect(Number(port), '127.0.0.1');
  halfWay.on('error', () => {});
  halfWay.write('GET / HTTP/1.1\r\n');
  await Promise.all([once(halfWay, 'connect'), fetch(`${mock.url}/health`)]);
  const began = performance.now();
  await mock.close();
  expect(performance.now() - began).toBeGreaterThan(4_900);
  await using again = await startMock({ port: Number(port) });
  expect(again.url).toBe(mock.url);
});

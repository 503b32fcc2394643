import { execFile } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { body, clientOf } from './client-of.ts';
import { answering, onConnection } from './misbehave.ts';

describe('an aborted call', () => {
  test('that was aborted before sends nothing', async () => {
    let requests = 0;
    await using server = await answering((_, response) => response.writeHead(200).end(String(requests++)));
    const reason = new Error('changed my mind');
    const result = await clientOf(server.url).send(body, { signal: AbortSignal.abort(reason) });
    expect(result).toMatchObject({ outcome: 'aborted', message: 'The call was aborted.', cause: reason });
    expect(requests).toBe(0);
  });

  test('that is aborted right after it began sends nothing', async () => {
    const fetch = vi.fn();
    const controller = new AbortController();
    const sending = clientOf('https://tenant.example.com', { fetch }).send(body, { signal: controller.signal });
    controller.abort();
    expect(await sending).toMatchObject({ outcome: 'aborted', dispatched: false });
    expect(fetch).not.toHaveBeenCalled();
  });

  test('ends at once, and the server sees it go', async () => {
    let gone: Promise<unknown> | undefined;
    const controller = new AbortController();
    await using server = await answering((request) => {
      gone = new Promise((resolve) => request.socket.on('close', resolve));
      controller.abort();
    });
    expect(await clientOf(server.url).send(body, { signal: controller.signal })).toMatchObject({ outcome: 'aborted' });
    await gone;
  });

  test('that was over already stays as it was', async () => {
    await using server = await answering((_, response) => response.writeHead(200).end());
    const controller = new AbortController();
    const result = await clientOf(server.url).send(body, { signal: controller.signal });
    controller.abort();
    expect(result).toMatchObject({ outcome: 'sent' });
  });
});

test('a call that is over leaves nothing behind: no timer, no listener', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { signal } = new AbortController();
  const fetch = async () => new Response(null);
  await clientOf('https://tenant.example.com', { fetch }).send(body, { signal });
  expect(vi.getTimerCount()).toBe(0);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  vi.useRealTimers();
});

test('calls that share a signal share a listener, which stays until the last of them is over', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const sms = clientOf('https://tenant.example.com', { fetch: () => new Promise(() => {}) });
  const first = sms.send(body, { signal, timeout: 10 });
  const second = sms.send(body, { signal });
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  expect(await first).toMatchObject({ outcome: 'timed-out' });
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  controller.abort();
  expect(await second).toMatchObject({ outcome: 'aborted' });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('nothing keeps a process alive after its last call, not even a server that never answers', async () => {
  await using server = await onConnection(() => {});
  const program = `
    import { createSmsClient } from '${new URL('../dist/index.js', import.meta.url)}';
    const device = { operatingSystemVersion: 'a', fingerprint: 'b', userAgent: 'c' };
    const sms = createSmsClient({ baseUrl: '${server.url}', clientId: 'id', device });
    const body = { mobile: '1', type: 'LOGIN_SMS', captcha_token: 't' };
    const ended = await Promise.all([
      sms.send(body, { timeout: 50 }),
      sms.send(body, { signal: AbortSignal.timeout(50) }),
      sms.send(body, { timeout: 50, device: { fingerprint: () => new Promise(() => {}) } }),
    ]);
    console.log(ended.map(({ outcome }) => outcome).join());`;
  const args = ['--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 5_000 });
  expect(stdout).toBe('timed-out,aborted,timed-out\n');
});

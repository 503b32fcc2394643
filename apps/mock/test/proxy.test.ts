import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { listen } from '@ciam-sms/testing/listen';
import { describe, expect, test } from 'vitest';
import { type Mock, startMock, startProxy } from '../dist/index.js';
import { PATH, requestOf, send, validBody } from './send.ts';

/** An upstream that behaves as told, and a proxy in front of it. */
async function proxyTo(behave: RequestListener, options: { errors?: boolean; timeout?: number } = {}) {
  const server = await listen(createServer(behave));
  const proxy = await startProxy({ port: 0, upstream: server.url, ...options });
  return {
    url: proxy.url,
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const json = { 'content-type': 'application/json' };
const refusal = '{"error_code":"IDAAS.SDK.CAPTCHA.0006","error_msg":"Failed to send verification code"}';

/** Sends the valid request, and reads the response whatever it is. */
async function fetchText(url: string) {
  const response = await fetch(url + PATH, requestOf({}));
  return { status: response.status, text: await response.text(), violations: response.headers.get('sl-violations') };
}

describe('the proxy', () => {
  test('passes a good exchange on as it is, and finds nothing wrong', async () => {
    let received = '';
    await using proxy = await proxyTo(async (request, response) => {
      for await (const chunk of request) received += chunk;
      response.writeHead(200, { 'x-trace': 'abc' }).end();
    });
    const answer = await send(proxy.url);
    expect([answer.status, answer.text, answer.headers.get('x-trace')]).toEqual([200, '', 'abc']);
    expect(answer.headers.get('sl-violations')).toBeNull();
    expect(received).toBe(JSON.stringify(validBody));
  });

  test('works in front of the mock', async () => {
    await using mock: Mock = await startMock({ port: 0 });
    await using proxy = await startProxy({ port: 0, upstream: mock.url });
    expect((await send(proxy.url, { body: { mobile: '15200000006' } })).code).toBe('IDAAS.SDK.CAPTCHA.0006');
    expect(mock.requests).toHaveLength(1);
  });

  test('tells what is wrong with a request, and forwards it all the same', async () => {
    await using proxy = await proxyTo((_, response) => response.writeHead(400, json).end(refusal));
    const answer = await send(proxy.url, { body: { type: 'GREETING_SMS' } });
    expect(answer.code).toBe('IDAAS.SDK.CAPTCHA.0006');
    expect(answer.headers.get('sl-violations')).toContain('"location":["request","body","type"]');
  });

  test('with --errors refuses a request that breaks the contract, and does not forward it', async () => {
    let forwarded = 0;
    await using proxy = await proxyTo((_, response) => response.writeHead(200).end(String(forwarded++)), {
      errors: true,
    });
    const response = await fetch(proxy.url + PATH, requestOf({ body: { mobile: 1 } }));
    expect([response.status, forwarded]).toEqual([422, 0]);
    expect(response.headers.get('sl-violations')).toContain('mobile');
  });

  test('says 504 of an upstream that is slow', async () => {
    await using proxy = await proxyTo(() => {}, { timeout: 200 });
    const answer = await fetchText(proxy.url);
    expect(answer.status).toBe(504);
    expect(JSON.parse(answer.text).detail).toContain('200 ms');
  });

  test('returns a 502 if the upstream returns garbage', async () => {
    await using server = await listen(createTcpServer((socket) => socket.resume().end('SSH-2.0-OpenSSH_9.2\r\n')));
    await using proxy = await startProxy({ port: 0, upstream: server.url });
    expect((await fetchText(proxy.url)).status).toBe(502);
  });
});

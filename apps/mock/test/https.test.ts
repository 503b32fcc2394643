import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ServerOptions, startMock, startProxy } from '../dist/index.js';
import { makeCertificate } from './certificate.ts';
import { PATH } from './send.ts';
import { speak } from './serve.ts';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const { cert, key } = await makeCertificate();
const another = await makeCertificate();
const ca = readFileSync(cert);

/** Requests a page of a mock, trusting its certificate. */
function get(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, { ca, agent: false }, (response) => resolve(response.resume()))
      .once('error', reject)
      .end();
  });
}
afterEach(() => vi.useRealTimers());

const portOf = ({ url }: { url: string }) => Number(new URL(url).port);

describe('with a certificate and its key', () => {
  test('the mock speaks HTTPS and HTTP/1.1', async () => {
    await using mock = await startMock({ port: 0, cert, key });
    expect(mock.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(await get(`${mock.url}/health`)).toMatchObject({ statusCode: 200, httpVersion: '1.1' });
    expect(mock.requests).toHaveLength(1);
  });

  test('the control API is served', async () => {
    await using mock = await startMock({ port: 0, cert, key });
    expect((await get(`${mock.url}/_mock/coverage`)).statusCode).toBe(200);
  });

  test('so does the proxy', async () => {
    await using mock = await startMock({ port: 0 });
    await using proxy = await startProxy({ port: 0, cert, key, upstream: mock.url });
    expect((await get(`${proxy.url}/api/v2/sdk/captcha`)).statusCode).toBe(400);
  });

  test('a client that speaks plain HTTP is let go, and the mock goes on', async () => {
    await using mock = await startMock({ port: 0, cert, key });
    expect(await speak(portOf(mock), 'GET /health HTTP/1.1\r\nHost: mock\r\n\r\n')).toBe('');
    expect((await get(`${mock.url}/health`)).statusCode).toBe(200);
  });

  test.for<[string, string, (port: number) => Socket]>([
    ['before the handshake', 'connect', (port) => connect(port, '127.0.0.1')],
    ['after it', 'secureConnect', (port) => connectTls({ port, ca, servername: 'localhost' })],
  ])('a client that is silent %s does not keep the mock from closing', async ([, event, open]) => {
    const closing = await startMock({ port: 0, cert, key });
    await Promise.all([once(open(portOf(closing)), event), get(`${closing.url}/health`)]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await closing.close();
  });

  test('a request in flight is answered before the mock closes', async () => {
    const closing = await startMock({ port: 0, cert, key });
    const socket = connectTls({ port: portOf(closing), ca, servername: 'localhost' }).setEncoding('utf8');
    const head = 'Host: mock\r\nConnection: close\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n';
    socket.write(`POST ${PATH} HTTP/1.1\r\n${head}`);
    expect(String(await once(socket, 'data'))).toContain('100 Continue');
    const closed = closing.close();
    socket.write('{}');
    expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1\.1 400/);
    await closed;
  });
});

describe('a certificate is refused', () => {
  test.for<[string, Partial<ServerOptions>, string]>([
    ['without its key', { cert }, 'cert and key belong together: use both or neither'],
    ['if there is only a key', { key }, 'cert and key belong together: use both or neither'],
    ['if its file does not exist', { cert: file('none'), key }, `a certificate in PEM from ${file('none')} (ENOENT)`],
    ['if its file holds something else', { cert: key, key }, `Cannot read a certificate in PEM from ${key}`],
    ['if the key is none', { cert, key: cert }, `a private key without a passphrase in PEM from ${cert}`],
  ])('%s', async ([, options, message]) => {
    await expect(startMock({ port: 0, ...options })).rejects.toThrow(message);
  });

  test('with another key, by the command too: one line, without the key, and exit code 1', () => {
    const other = another.key;
    const cli = file('../dist/cli.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '-p', '0', '--cert', cert, '--key', other], {
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([
      1,
      '',
      `ciam-sms-mock: The private key in ${other} is not that of the certificate in ${cert}.\n`,
    ]);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempDisposableSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { listen } from '@ciam-sms/testing/listen';
import { describe, expect, test } from 'vitest';
import { startMock } from '../dist/index.js';
import { METHOD, PATH, send, validBody, validHeaders } from './send.ts';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Starts the command, and waits until it says that it is ready. */
async function start(...args: string[]) {
  const child = spawn(process.execPath, [cli, '--port', '0', ...args]);
  const seen = { stdout: '', stderr: '' };
  child.stderr.on('data', (data) => (seen.stderr += data));
  const url = await new Promise<string>((resolve) =>
    child.stdout.on('data', (data) => {
      seen.stdout += data;
      const found = /ready on ([^\s"]+)/.exec(seen.stdout)?.[1];
      if (found) resolve(found);
    }),
  );
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, url, seen, exited };
}

describe('ciam-sms-mock', () => {
  test('--help shows the usage, --version a version', () => {
    expect(run('--help')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^Usage: ciam-sms-mock/),
    });
    expect(run('--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test.for(['loud', 'lo\nud'])('a wrong option is refused with exit code 2, saying why in one line: %j', (log) => {
    const stderr = `ciam-sms-mock: --log is "${log.replace('\n', ' ')}"; it must be one of: pretty, json, silent\n`;
    expect(run('--log', log)).toEqual({ status: 2, stdout: '', stderr });
  });

  test('a taken port is one line and exit code 1', async () => {
    await using mock = await startMock({ port: 0 });
    const { status, stderr } = run('--port', new URL(mock.url).port);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^ciam-sms-mock: Port \d+ is taken on 127\.0\.0\.1\..*MOCK_PORT.*\n$/);
  });

  test.for<[string, NodeJS.Signals, string]>([
    ['pretty', 'SIGINT', `${METHOD} ${PATH} 400 send-failed.zh # ms\nGET /users/152******** 404`],
    [
      'json',
      'SIGTERM',
      `{"method":"${METHOD}","path":"${PATH}","status":400,"example":"send-failed.zh","milliseconds":#}\n{`,
    ],
    ['silent', 'SIGHUP', ''],
  ])(
    'logs in the form "%s" without personal data, and on %s ends once the request in flight has got its response',
    async ([format, signal, log]) => {
      const { child, url, seen, exited } = await start('--log', format);
      await send(url, { body: { mobile: '15200000006' } });
      await fetch(`${url}/users/15200000000?mobile=15200000000`);
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      let received = '';
      socket.on('data', (data) => (received += data));
      socket.write(`${METHOD} ${PATH} HTTP/1.1\r\nHost: mock\r\nConnection: close\r\nContent-Length: 2\r\n\r\n`);
      await wait(100);
      child.kill(signal);
      await wait(100);
      socket.write('{}');
      expect(await exited).toBe(0);
      expect(received).toMatch(/^HTTP\/1\.1 400/);
      const [ready, ...lines] = seen.stdout.split('\n').filter((line) => !line.startsWith('  ! '));
      const text = `Mock ready on ${url}`;
      expect(ready).toBe(format === 'json' ? JSON.stringify({ message: text, url }) : text);
      expect(lines).toHaveLength(log ? 4 : 1);
      expect(lines.join('\n').replace(/[\d.]+(?= ms|})/g, '#')).toContain(log);
      for (const secret of [
        '15200000006',
        '15200000000',
        validBody.captcha_token,
        validHeaders['X-device-fingerprint'],
      ]) {
        expect(seen.stdout + seen.stderr).not.toContain(secret);
      }
    },
  );

  test('proxy says that it is one, and logs what is wrong with a response', async () => {
    const respond: RequestListener = (_, response) =>
      response.writeHead(400, { 'content-type': 'application/json' }).end('{}');
    await using upstream = await listen(createServer(respond));
    const { child, url, seen, exited } = await start('proxy', upstream.url);
    await send(url);
    child.kill('SIGTERM');
    await exited;
    expect(seen.stdout).toMatch(/^Proxy ready on http/);
    expect(seen.stdout).toContain("! response.body: Response body must have required property 'error_code'");
  });

  test('every line of a JSON log is JSON, of the proxy too, and a request that a fault ended names the fault', async () => {
    await using upstream = await listen(createServer((_, response) => response.end()));
    const [mock, proxy] = await Promise.all([start('--log', 'json'), start('proxy', upstream.url, '--log', 'json')]);
    const planned = JSON.stringify({ operation: 'sendSms', fault: 'reset' });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${mock.url}/_mock/next`, { method: 'POST', headers, body: planned });
    await expect(send(mock.url)).rejects.toThrow();
    for (const { child } of [mock, proxy]) child.kill('SIGTERM');
    await Promise.all([mock.exited, proxy.exited]);
    const lines = [mock, proxy].flatMap(({ seen }) => seen.stdout.trimEnd().split('\n'));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { message: `Mock ready on ${mock.url}`, url: mock.url },
      expect.objectContaining({ status: 200, fault: 'reset' }),
      { message: `Proxy ready on ${proxy.url}`, url: proxy.url },
    ]);
  });

  test('writes its port to a file as soon as it can be used, and removes the file at the end', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'port-'));
    const file = join(folder.path, 'port.txt');
    const { child, url, exited } = await start('--port-file', file);
    expect(readFileSync(file, 'utf8')).toBe(`${new URL(url).port}\n`);
    expect(readdirSync(folder.path)).toEqual(['port.txt']);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  test('ends with exit code 1 if it cannot write its port', () => {
    const file = join(fileURLToPath(import.meta.url), 'port.txt');
    const { status, stdout, stderr } = run('-p', '0', '--port-file', file);
    expect([status, stdout, stderr]).toEqual([1, '', `ciam-sms-mock: Cannot write the port to ${file} (ENOTDIR).\n`]);
  });

  test('goes on when nobody reads its log any more', async () => {
    const { child, url, exited } = await start('--log', 'pretty');
    child.stdout.destroy();
    for (let call = 0; call < 5; call++) expect((await send(url)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  });
});

import { createServer, type RequestListener } from 'node:http';
import { freePort, listen } from '@ciam-sms/testing/listen';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { probeTarget } from '../src/probe.ts';
import { testContract } from './test-contract.ts';

describe('a target that cannot be tested is reported in one line:', () => {
  const streamForever: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write('{'), 10);
    response.once('close', () => clearInterval(timer));
  };
  test.for<[string, RequestListener, string]>([
    [
      'redirects',
      (_, response) => response.writeHead(302, { location: 'https://login.example.com/?token=x' }).end(),
      'redirects to https://login.example.com (status 302). Name the URL that it redirects to.',
    ],
    [
      'returns HTML',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hi</p>'),
      'returns HTML (status 200), so it is not the API. Check host and path.',
    ],
    [
      'needs a header that is not sent',
      (_, response) => response.writeHead(401).end(),
      'returns status 401 for GET /api/v2/sdk/captcha. If it needs a header, send that with --header.',
    ],
    [
      'has a path prefix that is not named',
      (_, response) => response.writeHead(404).end(),
      'returns status 404 for GET /api/v2/sdk/captcha. Check host and path prefix, and whether it needs a --header.',
    ],
    [
      'is a gateway whose server is down',
      (_, response) => response.writeHead(503).end(),
      'returns status 503 for GET /api/v2/sdk/captcha. The server behind it seems to be down.',
    ],
    ['closes at once', (request) => request.socket.destroy(), 'closes the connection before its response is complete.'],
    ['streams slowly', streamForever, 'sends no complete response within 500 ms.'],
    [
      'streams much',
      (_, response) => response.end(Buffer.alloc(2 ** 21)),
      'sends a response longer than 1048576 bytes.',
    ],
  ])('it %s', async ([, listener, message]) => {
    await using server = await listen(createServer(listener));
    vi.stubEnv('CONTRACT_TIMEOUT', message.includes('500 ms') ? '500' : '10000');
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(probeTarget(server.url)).rejects.toThrow(new Error(`The target ${message}`));
  });

  test('it never responds', async () => {
    await using server = await listen(createServer(() => {}));
    const ended = await testContract('--target', server.url, '--timeout', '500');
    expect(ended).toMatchObject({ status: 3, stderr: expect.stringContaining('within 500 ms.') });
  });

  test('it is down', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    expect(await testContract('--target', url)).toEqual({
      status: 3,
      stdout: '',
      stderr: `The target is down: nothing listens at its address. (--target ${url})\n`,
    });
  });
});

describe('wrong options are reported in one line:', () => {
  test.for([
    [['--target', 'ftp://x'], '--target must be a URL'],
    [['--target', 'https://me:secret@x'], '--target must not contain a user name or password'],
    [['--seed', 'x'], '--seed is "x"; it must be an integer'],
    [['--timeout', '0'], '--timeout is "0"; it must be a whole number of 1 or more'],
    [['--report', 'package.json/x.md'], '--report package.json/x.md cannot be written: '],
    [['--junit', '.'], '--junit . cannot be written: EISDIR'],
    [['--header', 'secret'], "--header must be written as 'Name: value'"],
  ] as const)('%j', async ([args, message]) => {
    const { status, stderr } = await testContract(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('secret');
  });
});

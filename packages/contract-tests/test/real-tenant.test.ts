import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startMock } from '@ciam-sms/mock';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** A tenant to the suite: the mock behind a server that hides that it is one. */
async function startTenant() {
  const mock = await startMock({ port: 0 });
  const server = createServer(async (request, response) => {
    const { host, connection, 'transfer-encoding': _, ...headers } = request.headers;
    const answer = await fetch(mock.url + request.url, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: await buffer(request),
    });
    const type = answer.headers.get('content-type');
    response
      .writeHead(answer.status, type ? { 'content-type': type } : {})
      .end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await mock.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, mock, [Symbol.asyncDispose]: close };
}

async function testContract(args: string[], env: Record<string, string> = {}) {
  const reports = mkdtempSync(join(tmpdir(), 'junit-'));
  try {
    const junit = join(reports, 'report.xml');
    const command = ['scripts/test-contract.ts', ...args, '--junit', junit];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1', ...env },
    });
    return { output: stdout + stderr, junit: readFileSync(junit, 'utf8') };
  } finally {
    rmSync(reports, { recursive: true });
  }
}

test('against a real tenant, no case runs that sends a message, and the report says which were left out', async () => {
  await using tenant = await startTenant();
  const { output, junit } = await testContract(['--target', tenant.url, '--client-id', 'private-client']);
  expect(tenant.mock.requests.map(({ status }) => status)).not.toContain(200);
  expect(output).toContain('left out: it would send a message');
  expect(output).toContain('left out: only the mock takes its magic input');
  expect(junit).toContain('<testsuites');
  expect(junit).toContain('left out: it would send a message');
  expect(output + junit).not.toContain('private-client');
});

test('with --allow-send those cases run, with the mobile number and the token of the environment, which are not printed', async () => {
  await using tenant = await startTenant();
  const env = { CONTRACT_MOBILE: '15299998888', CONTRACT_CAPTCHA_TOKEN: 'private-token' };
  const { output, junit } = await testContract(['--target', tenant.url, '--allow-send'], env);
  const sent = tenant.mock.requests
    .filter(({ status }) => status === 200)
    .map(({ body }) => body as { mobile: string });
  expect(sent.length).toBeGreaterThanOrEqual(6);
  expect(sent.every(({ mobile }) => mobile === '15299998888')).toBe(true);
  expect(output + junit).not.toMatch(/15299998888|private-token/);
});

test('a target that is the mock gets every case', async () => {
  await using mock = await startMock({ port: 0 });
  const { output } = await testContract(['--target', mock.url]);
  expect(output).not.toContain('left out');
});

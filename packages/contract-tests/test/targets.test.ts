import { mkdtempDisposableSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { correct, fieldOf, type Received, startSmallServer } from '../mutations/small-server.ts';
import { testContract } from './test-contract.ts';

// Each test is a whole run, and --max-time ends it on a machine that is busy.
vi.setConfig({ testTimeout: 130_000 });

/** A tenant to the contract tests: a correct server that is not the mock. It keeps the mobile numbers it accepts. */
async function startTenant(fault: Parameters<typeof startSmallServer>[0] = {}) {
  const accepted: unknown[] = [];
  const isInvalid = (request: Received) => {
    const invalid = correct.isInvalid(request);
    if (!invalid) accepted.push(fieldOf(request, 'mobile'));
    return invalid;
  };
  return { ...(await startSmallServer({ isInvalid, ...fault })), accepted };
}

async function testWithReports(...args: string[]) {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'reports-'));
  const [junit, page] = [join(folder.path, 'junit.xml'), join(folder.path, 'coverage.md')];
  const ended = await testContract(...args, '--junit', junit, '--report', page);
  return {
    ...ended,
    output: ended.stdout + ended.stderr,
    junit: readFileSync(junit, 'utf8'),
    page: readFileSync(page, 'utf8'),
  };
}

test('against a real tenant, no case runs that sends a message, and the reports say which were skipped', async () => {
  // With a path prefix, and a header that it needs.
  const isFound = ({ path, headers }: Received) =>
    path.startsWith('/gateway/api/v2/') && headers['x-gateway'] === 'private-key';
  await using tenant = await startTenant({ isFound });
  const target = ['--target', `${tenant.url}/gateway/`];
  expect((await testContract(...target, '--header', 'X-Gateway: wrong-key')).status).toBe(3);
  const args = [...target, '--header', 'X-Gateway: private-key', '--client-id', 'private-client'];
  const { status, output, junit, page } = await testWithReports(...args);
  expect(status).toBe(0);
  expect(tenant.accepted).toEqual([]);
  expect(output).toMatch(/\d+ skipped: it would send a message; --allow-send runs it/);
  expect(output).toMatch(/\d+ skipped: only the mock takes its magic input/);
  expect(output).toMatch(/\d+ skipped: only a person can see where the hole is/);
  expect(page).toMatch(/\| getCaptcha \| 200 \| flow \| en \| 1 \| 1 \| 0 \|/);
  expect(page).toMatch(/\| verifyCaptcha \| 200 \| {2}\| {2}\| 0 \| 0 \| 1 \|/);
  expect(page).toMatch(/\| sendSms \| 200 \| {2}\| {2}\| 0 \| 0 \| \d+ \|/);
  expect(page).toContain('| sendSms | 400 | IDAAS.SDK.USER.0004 | zh | 1 | 1 | 0 |');
  expect(junit).toContain('<testsuites');
  expect(output + junit + page).not.toMatch(/private-client|private-key/);
});

describe('with --allow-send', () => {
  test('and no mobile number, the run is rejected: messages would go to the number of the example', async () => {
    await using tenant = await startTenant();
    vi.stubEnv('CONTRACT_MOBILE', '').stubEnv('CONTRACT_CAPTCHA_TOKEN', 'private-token');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { status, stderr } = await testContract('--target', tenant.url, '--allow-send', '--client-id', 'me');
    expect(status).toBe(2);
    expect(stderr).toContain('--allow-send needs CONTRACT_MOBILE in the environment');
    expect(tenant.accepted).toEqual([]);
  });

  test('those cases run with the mobile number and the token of the environment, which no failure shows', async () => {
    await using tenant = await startTenant({ fail: (response) => void response.writeHead(422).end() });
    vi.stubEnv('CONTRACT_MOBILE', '15299998888').stubEnv('CONTRACT_CAPTCHA_TOKEN', 'private-token');
    onTestFinished(() => void vi.unstubAllEnvs());
    const args = ['--target', tenant.url, '--allow-send', '--client-id', 'private-client'];
    const { status, output, junit, page } = await testWithReports(...args);
    expect(tenant.accepted.length).toBeGreaterThanOrEqual(6);
    expect(new Set(tenant.accepted)).toEqual(new Set(['15299998888']));
    expect(output + junit + page).not.toMatch(/15299998888|private-token|private-client/);
    // A case that fails says what was expected and received, without a stack trace.
    expect(status).toBe(1);
    expect(output).toContain('Error: sendSms: a request for IDAAS.SDK.PARAM.0001 and IDAAS.SDK.PARAM.0002');
    expect(output).toContain('  received: 422');
    expect(output).toContain('IDAAS.SDK.USER.0004 and IDAAS.SDK.PARAM.0007'); // a name that is not cut off
    expect(output).not.toMatch(/❯ .*\.(ts|js):\d+/);
  });
});

test('a run that takes too long is ended, and its reports are written', async () => {
  await using server = await startSmallServer({
    success: (response) => void setTimeout(() => response.writeHead(200).end(), 900),
  });
  const args = ['--target', server.url, '--sends-nothing', '--max-time', '2'];
  const { status, stdout, stderr, page, junit } = await testWithReports(...args);
  expect(status).toBe(1);
  expect(stdout).toMatch(/\d+ skipped: the time for the whole run was over; --max-time sets it/);
  expect(page).toContain('## Skipped');
  expect(junit).toContain('<skipped');
  expect(stderr).toContain('The run took longer than 2 s and was ended; --max-time sets its time.');
});

/** The mock as the guide to running it has it: three of them behind a load balancer, and the commands of the container. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempDisposableSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hasHaproxy, startHaproxy, startPool } from './balancers.ts';
import { codeBlocks, read, root, run } from './repository.ts';

const GUIDE = read('apps/docs/guides/6-running-the-mock.md');
const [CONFIG = ''] = codeBlocks(GUIDE, 'haproxy');
const [DOCKERFILE = ''] = codeBlocks(GUIDE, 'dockerfile');
const [BUILD = '', START = ''] = codeBlocks(GUIDE, 'sh');
const [, OPTIONS = ''] = /^npx @ciam-sms\/mock --port 4011 (.+)$/m.exec(START) ?? [];
const cli = fileURLToPath(new URL('cli.js', import.meta.resolve('@ciam-sms/mock')));

/** Flows that are sent at the same time, those after which a mock ends, and all. */
const AT_ONCE = 8;
const BEFORE = 40;
const FLOWS = 120;

interface Running {
  child: ChildProcess;
  url: string;
  exited: Promise<number | null>;
}

async function start(command: string, args: readonly string[], cwd = root): Promise<Running> {
  const child = spawn(command, [...args, '--port', '0', '--log', 'silent'], { cwd });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve) =>
    child.stdout.on('data', (data) => {
      const found = /ready on (\S+)/.exec(String(data))?.[1];
      if (found) resolve(found.replace('0.0.0.0', '127.0.0.1'));
    }),
  );
  return { child, url, exited };
}

/** A captcha, its solution, and the message sent with it: the statuses of all three. */
async function runFlow(url: string): Promise<number[]> {
  const headers = {
    'X-operating-sys-version': 'test',
    'X-device-fingerprint': 'test',
    'X-agent': 'test',
    'X-client-id': 'test',
    'Content-Type': 'application/json',
  };
  const post = (path: string, body: object) =>
    fetch(`${url}/api/v2/sdk/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const { 'Content-Type': _, ...withoutBody } = headers;
  const captcha = await fetch(`${url}/api/v2/sdk/captcha`, { headers: withoutBody });
  if (!captcha.ok) return [captcha.status];
  const { token } = await captcha.json();
  const point_json = captcha.headers.get('x-mock-captcha-point');
  const verified = await post('captcha/verify', { token, point_json, sender: '15200000000' });
  if (!verified.ok) return [captcha.status, verified.status];
  const { captcha_token } = await verified.json();
  const sent = await post('sms/send', { captcha_token, mobile: '15200000000', type: 'LOGIN_SMS' });
  return [captcha.status, verified.status, sent.status];
}

/** Runs all flows, and does something in the middle of them. */
async function runFlows(url: string, inTheMiddle: () => void): Promise<(number[] | string)[]> {
  const results: (number[] | string)[] = [];
  let started = 0;
  const work = async () => {
    while (started < FLOWS) {
      if (started++ === BEFORE) inTheMiddle();
      results.push(await runFlow(url).catch((error: Error) => error.message));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

const balancers = [
  { name: 'HAProxy', isHere: hasHaproxy, startBalancer: startHaproxy },
  { name: 'a pool of undici', isHere: true, startBalancer: startPool },
];

describe.for(balancers.filter(({ isHere }) => isHere))('three mocks behind $name', ({ startBalancer }) => {
  test.for(['SIGKILL', 'SIGTERM'] as const)(
    'lose no request when one gets a %s, and go on with captchas',
    async (signal) => {
      const args = [cli, ...OPTIONS.split(' ')];
      const mocks = await Promise.all([1, 2, 3].map(() => start(process.execPath, args)));
      const [first] = mocks as [Running];
      await using balancer = await startBalancer(
        CONFIG,
        mocks.map(({ url }) => url),
      );
      const results = await runFlows(balancer.url, () => first.child.kill(signal));
      expect(results).toEqual(Array.from({ length: FLOWS }, () => [200, 200, 200]));
      expect(await first.exited).toBe(signal === 'SIGTERM' ? 0 : null);
      for (const { child } of mocks) child.kill('SIGKILL');
    },
  );
});

test('a mock of the guide says at /health that it is ending, before it refuses connections', async () => {
  const mock = await start(process.execPath, [cli, ...OPTIONS.split(' ')]);
  mock.child.kill('SIGTERM');
  const statuses: number[] = [];
  for (;;) {
    const response = await fetch(`${mock.url}/health`).catch(() => undefined);
    if (!response) break;
    if (response.status !== statuses.at(-1)) statuses.push(response.status);
  }
  expect(statuses.at(-1)).toBe(503);
  expect(await mock.exited).toBe(0);
});

test('what the Dockerfile runs installs the mock, starts it and finds it healthy', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'image-'));
  const [, pack = ''] = /^(npm pack .+) --pack-destination image$/m.exec(BUILD) ?? [];
  expect(run(`${pack} --pack-destination '${folder.path}'`)).toMatchObject({ status: 0 });
  const [, install = ''] = /^RUN (.+)$/m.exec(DOCKERFILE) ?? [];
  expect(run(install, folder.path)).toMatchObject({ status: 0 });

  const [, [entry, ...args]] = parse('ENTRYPOINT');
  const mock = await start(entry ?? '', args, folder.path);
  const [, [node, ...check]] = parse('HEALTHCHECK CMD');
  const isHealthy = (url: string) =>
    new Promise((resolve) => {
      const aimed = check.map((arg) => arg.replace('http://localhost:4010', url));
      spawn(node ?? '', aimed, { stdio: 'ignore' }).once('exit', resolve);
    });
  expect(await isHealthy(mock.url)).toBe(0);
  const [, megabytes] = /--memory (\d+)m /.exec(BUILD) ?? [];
  for (let flow = 0; flow < FLOWS; flow++) await runFlow(mock.url);
  expect(residentMegabytes(mock.child)).toBeLessThan(Number(megabytes));
  mock.child.kill('SIGTERM');
  expect(await mock.exited).toBe(0);
  expect(await isHealthy(mock.url)).toBe(1);

  function parse(instruction: string): [string, string[]] {
    const [, list = '[]'] = new RegExp(`^${instruction} (.+)$`, 'm').exec(DOCKERFILE) ?? [];
    return [instruction, JSON.parse(list)];
  }
});

/** The most memory that a process has had, where Linux tells. */
function residentMegabytes({ pid }: ChildProcess): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return 0;
  }
}

/** Machines that share a cache, as the guide for maintainers has it: two clones, each with a cache of its own, and a real server. */
import { spawn } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { freePort, listen } from '@ciam-sms/testing/listen';
import type { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { temporaryProject } from '@ciam-sms/testing/temporary-project';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneInstalled, codeBlocks, read, run, strangersEnv } from './repository.ts';

const [SERVE = '', BUILD = ''] = codeBlocks(read('apps/docs/guides/maintainers/2-sharing-builds.md'), 'sh');
/** Not the whole repository: two tasks, one of which needs what the other makes, prove as much. */
const OUTPUTS = 'packages/contract/{dist,src/generated}/**/*.*';
const BUILD_CONTRACT = BUILD.replace('npm run build', 'npm run build -- --filter=@ciam-sms/contract');

const machine = temporaryProject('cache');
let url: string;
let stopServer: () => void;
let first: RepositoryCopy;
let second: RepositoryCopy;

beforeAll(async () => {
  const port = await freePort();
  const env = strangersEnv({ PORT: String(port), HOST: '127.0.0.1' });
  const server = spawn('sh', ['-c', SERVE], { cwd: machine.path, env, detached: true, stdio: 'ignore' });
  stopServer = () => process.kill(-(server.pid as number));
  url = `http://127.0.0.1:${port}`;
  while (!(await fetch(url).catch(() => undefined))) await wait(100);
  first = cloneInstalled();
  second = cloneInstalled();
  build(first);
});
afterAll(() => {
  stopServer();
  machine.remove();
  first[Symbol.dispose]();
  second[Symbol.dispose]();
});

/** Builds as the guide says. */
function build(clone: RepositoryCopy, server = url, env: Record<string, string> = {}) {
  const ended = run(BUILD_CONTRACT.replace('http://127.0.0.1:3000', server), clone.folder, env);
  expect(ended).toMatchObject({ status: 0 });
  return ended.stdout;
}

/** Builds where nothing was built before. */
function buildAnew(server = url, env: Record<string, string> = {}) {
  for (const folder of ['.turbo', 'packages/contract/dist', 'packages/contract/src/generated']) second.remove(folder);
  return build(second, server, env);
}

/** Every file that was built, with its bytes. */
const built = ({ folder }: RepositoryCopy) =>
  Object.fromEntries(
    globSync(OUTPUTS, { cwd: folder })
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'base64')]),
  );

test('the second clone does no work, and gets the same bytes', () => {
  expect(buildAnew()).toMatch(/Cached: +2 cached, 2 total\n.*FULL TURBO/);
  expect(Object.keys(built(second))).toContain('packages/contract/dist/openapi.json');
  expect(built(second)).toEqual(built(first));
});

describe('the build does all the work, and gets the same bytes, if the server', () => {
  test('is down', async () => {
    expect(buildAnew(`http://127.0.0.1:${await freePort()}`)).toMatch(/Cached: +0 cached, 2 total/);
    expect(built(second)).toEqual(built(first));
  });

  test('does not respond', async () => {
    await using silent = await listen(createServer());
    const timeouts = { TURBO_REMOTE_CACHE_TIMEOUT: '1', TURBO_REMOTE_CACHE_UPLOAD_TIMEOUT: '1' };
    expect(buildAnew(silent.url, timeouts)).toMatch(/Cached: +0 cached, 2 total/);
    expect(built(second)).toEqual(built(first));
  });

  test('returns artifacts that somebody forged', () => {
    const stored = globSync('cache/*/*', { cwd: machine.path }).filter((file) => !file.endsWith('.tag'));
    expect(stored).toHaveLength(2);
    for (const file of stored) {
      const path = join(machine.path, file);
      const archive = zstdDecompressSync(readFileSync(path)).toString('latin1');
      const forged = archive.replaceAll('Mobile number cannot be empty', 'Call 0900 for a free message!');
      writeFileSync(path, zstdCompressSync(Buffer.from(forged, 'latin1')));
    }
    expect(buildAnew()).toMatch(/Cached: +0 cached, 2 total/);
    expect(built(second)).toEqual(built(first));
  });
});

test('a key that is too short is an error', () => {
  const { status, stderr } = run(BUILD_CONTRACT.replace('a-secret-of-at-least-32-characters', 'short'), second.folder);
  expect([status, stderr]).toEqual([1, expect.stringContaining('SIGNATURE_KEY is too short')]);
});

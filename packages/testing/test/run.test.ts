import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposableSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { listProcesses } from '../src/processes.ts';

const script = fileURLToPath(new URL('../src/run.ts', import.meta.url));

/** Runs a shell command with the script, in a temporary folder that is looked at afterwards. */
async function run(command: string, signal?: NodeJS.Signals) {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'a folder 文件夹-'));
  const env = { ...process.env, TMPDIR: folder.path };
  const child = spawn(process.execPath, [script, 'sh', '-c', command], { env });
  let output = '';
  child.stderr.on('data', (data) => (output += data));
  child.stdout.on('data', (data) => {
    output += data;
    if (signal) child.kill(signal);
  });
  const [code] = await once(child, 'close');
  return { code, output, left: [...readdirSync(folder.path), ...listProcesses(folder.path)] };
}

test('a command gets a temporary folder of its own, which is gone when it has passed', async () => {
  const { code, output, left } = await run('touch "$TMPDIR/file" && ls "$TMPDIR"');
  expect({ code, output, left }).toEqual({ code: 0, output: 'file\n', left: [] });
});

test('a command that fails hands on its exit code and leaves nothing', async () => {
  expect(await run('touch "$TMPDIR/file"; exit 3')).toEqual({ code: 3, output: '', left: [] });
});

test('a process that outlives its command is ended, and named', async () => {
  const { code, output, left } = await run('sleep 60 >/dev/null 2>&1 &');
  expect({ code, left }).toEqual({ code: 0, left: [] });
  expect(output).toContain('Ended what was left running: sleep 60');
});

test.for(['SIGINT', 'SIGTERM'] as const)('%s ends the command and everything that it started', async (signal) => {
  const { code, left } = await run('touch "$TMPDIR/file"; sleep 60 & setsid sleep 60 & echo ready; wait', signal);
  expect({ code, left }).toEqual({ code: 130, left: [] });
});

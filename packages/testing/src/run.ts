/**
 * Runs a command and leaves nothing of it behind: it gets a temporary folder of its own, which is removed when it has
 * passed, failed or been interrupted, and a process that outlives it is ended. Its exit code is this one's. Two of them
 * in one checkout would build into the same folders, so the second waits for the first.
 */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeLock } from './lock.ts';
import { type RunningProcess, waitForProcesses } from './processes.ts';

/** Time that a command has to end after Ctrl-C, in milliseconds. */
const GRACE = 5_000;

const [command = '', ...args] = process.argv.slice(2);
const cache = fileURLToPath(new URL('../../../node_modules/.cache/ciam-sms/', import.meta.url));
const isPartOfAnother = process.env.CIAM_SMS_RUN !== undefined;
const release = isPartOfAnother ? () => {} : await takeLock(join(cache, 'run.lock'), sayWaiting);
// Heard before the command starts, which may be faster than this process.
let interrupted: NodeJS.Signals | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!interrupted) setTimeout(() => child.kill('SIGKILL'), GRACE).unref();
    interrupted = signal;
    child.kill(signal); // a terminal sends it to both, anything else to this process alone
  });
}

const folder = mkdtempSync(join(tmpdir(), 'ciam-sms-'));
const env = { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder, CIAM_SMS_RUN: folder };
const child = spawn(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });

const code = await new Promise<number>((resolve) => {
  child.once('error', (error) => {
    console.error(error.message);
    resolve(1);
  });
  child.once('close', (status) => resolve(status ?? 1));
});
const left = await waitForProcesses(folder, 500);
if (!interrupted) for (const { command: what } of left) console.error(`Ended what was left running: ${what}`);
endAll(left, 'SIGTERM');
endAll(await waitForProcesses(folder, 1_000), 'SIGKILL');
await waitForProcesses(folder, 1_000);
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
if (!isPartOfAnother) removeHalfUnpacked();
release();
process.exitCode = interrupted ? 130 : code;

function sayWaiting(pid: number): void {
  console.error(`Waiting for another test run in this checkout, process ${pid}, to end.`);
}

/** A browser that was being unpacked when Ctrl-C was pressed; nobody else unpacks one while this process has the lock. */
function removeHalfUnpacked(): void {
  for (const name of globSync('unpacking-*', { cwd: cache })) rmSync(join(cache, name), { recursive: true });
}

function endAll(processes: readonly RunningProcess[], signal: NodeJS.Signals): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended by itself just now.
    }
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeLock } from '../src/lock.ts';

test('a lock is taken by one at a time, and those who wait are told once for whom', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'lock-'));
  const file = join(folder.path, 'below', 'run.lock');
  const waitedFor: number[] = [];
  const order: string[] = [];
  const release = await takeLock(file, () => {});
  const second = takeLock(file, (pid) => waitedFor.push(pid)).then((give) => {
    order.push('second');
    give();
  });
  await new Promise((resolve) => setTimeout(resolve, 250));
  order.push('first');
  release();
  await second;
  expect({ order, waitedFor }).toEqual({ order: ['first', 'second'], waitedFor: [process.pid] });
});

test('the lock of a process that has ended is free', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'lock-'));
  const file = join(folder.path, 'run.lock');
  const ended = spawn(process.execPath, ['--version']);
  await once(ended, 'close');
  writeFileSync(file, String(ended.pid));
  const waitedFor: number[] = [];
  (await takeLock(file, (pid) => waitedFor.push(pid)))();
  expect(waitedFor).toEqual([]);
});

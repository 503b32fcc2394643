import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits until no other process holds a lock, and takes it. One whose process has ended is nobody's.
 *
 * @param file The lock; it holds the number of its process.
 * @param onWait Is told once, if it has to be waited for, which process that is.
 * @returns gives it back
 */
export async function takeLock(file: string, onWait: (pid: number) => void): Promise<() => void> {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; ; await wait(100)) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder === undefined) continue;
    if (!isRunning(holder)) rmSync(file, { force: true });
    else if (!told) onWait(holder);
    told = true;
  }
}

/** The process that holds the lock; none, if it is being taken or given back at this moment. */
function readHolder(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

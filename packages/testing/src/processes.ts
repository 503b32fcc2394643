import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A running process. */
export interface RunningProcess {
  pid: number;
  command: string;
}

/**
 * Lists the running processes that have a text in their environment, wherever in the tree of processes they are by now.
 * One that has ended, and only waits to be collected, is not running. Linux only: elsewhere there are none to see.
 */
export function listProcesses(inEnvironment: string): RunningProcess[] {
  return readNames('/proc').flatMap((name) => {
    const pid = Number(name);
    if (!pid || pid === process.pid) return [];
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').includes(inEnvironment)) return [];
      const isZombie = /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
      return isZombie ? [] : [{ pid, command }];
    } catch {
      return []; // it has ended meanwhile, or belongs to somebody else
    }
  });
}

/**
 * Waits until no process has a text in its environment any more.
 *
 * @param milliseconds How long to wait at most.
 * @returns those that are still there then
 */
export async function waitForProcesses(inEnvironment: string, milliseconds: number): Promise<RunningProcess[]> {
  const end = performance.now() + milliseconds;
  let left = listProcesses(inEnvironment);
  while (left.length > 0 && performance.now() < end) {
    await wait(20);
    left = listProcesses(inEnvironment);
  }
  return left;
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

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
 * Waits until no process has a text in its environment any more. Looks twice, because a process that is just starting
 * another program has no environment at that moment.
 *
 * @param milliseconds How long to wait at most.
 * @returns those that are still there then
 */
export async function waitForProcesses(inEnvironment: string, milliseconds: number): Promise<RunningProcess[]> {
  const end = performance.now() + milliseconds;
  for (let isLastGone = false; ; await wait(20)) {
    const left = listProcesses(inEnvironment);
    const isGone = left.length === 0;
    if ((isGone && isLastGone) || (!isGone && performance.now() >= end)) return left;
    isLastGone = isGone;
  }
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

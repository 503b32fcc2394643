import type { ChildProcess } from 'node:child_process';
import type { Result } from 'autocannon';
import { type Call, cpuSeconds, load } from './serve.ts';

/** A request that is sent to a server again and again. */
export interface Load {
  url: string;
  /** The process of the server. */
  child: ChildProcess;
  /** What is sent; several in turns. */
  call: Call | readonly Call[];
}

/** The result of a load. */
export interface Measured extends Result {
  /** Requests per second of processor time that the server took, which other work on the machine changes little. */
  perCpuSecond: number;
}

/**
 * Loads servers in turns: once to warm up, and then to measure, several times. So the code of each is compiled before it counts, and
 * other work on the machine slows down all of them.
 *
 * @param seconds Duration of each load that is measured.
 * @param rounds How often each load is measured.
 * @returns a function that returns the best that was measured of a load
 * @throws {Error} if a request gets no response
 * @example
 * const bestOf = await loadInTurns([ours, theirs], 5);
 * console.log(bestOf(ours).requests.average);
 */
export async function loadInTurns(
  loads: readonly Load[],
  seconds: number,
  rounds = 3,
): Promise<(load: Load) => Measured> {
  for (const { url, call } of loads) await load(url, call, { duration: 1 });
  const results = new Map<Load, Measured[]>(loads.map((one) => [one, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [one, measured] of results) measured.push(await measure(one, seconds));
  }
  return (one) => (results.get(one) ?? []).reduce(better);
}

async function measure({ url, child, call }: Load, seconds: number): Promise<Measured> {
  const before = cpuSeconds(child);
  const result = await load(url, call, { duration: seconds });
  return { ...result, perCpuSecond: result.requests.total / (cpuSeconds(child) - before) };
}

/** The faster of two results, with the least processor time of both. */
export function better(one: Measured, other: Measured): Measured {
  const faster = other.requests.average > one.requests.average ? other : one;
  return { ...faster, perCpuSecond: Math.max(one.perCpuSecond, other.perCpuSecond) };
}

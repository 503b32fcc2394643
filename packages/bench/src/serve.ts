import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '@ciam-sms/testing/listen';
import autocannon from 'autocannon';

export const CONNECTIONS = 16;

/** A server to measure: what starts it on a port. */
export interface ServerCommand {
  command: string;
  args: (port: string) => string[];
}

/** A request to measure with. */
export interface Call {
  method: string;
  /** Path and query. */
  target: string;
  headers: Record<string, string>;
  body?: string | undefined;
}

/** Starts a server, and waits until it answers a request; `ms` is how long that took. Disposing of it ends it. */
export async function launch({ command, args }: ServerCommand, { target, ...init }: Call) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(command, args(String(port)), { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.resume();
  let ended: number | null | undefined;
  child.once('exit', (code) => {
    ended = code;
  });
  // A silent Prism does not say when it is ready, so all of them are asked until they answer.
  const answers = () =>
    fetch(url + target, init as RequestInit).then(
      () => true,
      () => wait(2).then(() => false),
    );
  while (!(await answers())) {
    if (ended !== undefined) throw new Error(`${command} ended with ${ended} before it was ready`);
    if (performance.now() - started > 20_000) throw new Error(`${command} was not ready within 20 seconds`);
  }
  return { child, url, ms: performance.now() - started, [Symbol.dispose]: () => void child.kill() };
}

/** Sends one request, or several in turns, again and again, over 16 connections. */
export async function load(
  url: string,
  calls: Call | readonly Call[],
  extent: { duration: number } | { amount: number },
) {
  const result = await autocannon({
    url,
    requests: [calls].flat().map(({ target, method, headers, body }: Call) => ({
      path: target,
      method: method as NonNullable<autocannon.Options['method']>,
      headers,
      ...(body !== undefined && { body }),
    })),
    connections: CONNECTIONS,
    ...extent,
  });
  if (result.errors > 0) throw new Error(`${result.errors} requests got no response, so nothing was measured`);
  return result;
}

/** The memory that a process takes, in MB. */
export function residentMegabytes(child: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readAbout(child, 'status'))?.[1]) / 1024;
}

/** The processor time that the threads of a process have taken so far, in seconds; Linux counts it in nanoseconds. */
export function cpuSeconds(child: ChildProcess): number {
  return readdirSync(`/proc/${child.pid}/task`)
    .map((thread) => Number(readAbout(child, `task/${thread}/schedstat`).split(' ', 1)[0]) / 1e9)
    .reduce((sum, seconds) => sum + seconds, 0);
}

function readAbout({ pid }: ChildProcess, name: string): string {
  const file = `/proc/${pid}/${name}`;
  if (!existsSync(file))
    throw new Error(`What a process takes is read from ${file}, which only Linux has. Run it there.`);
  return readFileSync(file, 'utf8');
}

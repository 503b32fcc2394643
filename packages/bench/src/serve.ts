import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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

/** Starts a server, and waits until it answers a request; `ms` is how long that took. */
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
  return { child, url, ms: performance.now() - started };
}

/** Sends one request again and again, over 16 connections. */
export async function load(url: string, call: Call, extent: { duration: number } | { amount: number }) {
  const { target, method, headers, body } = call;
  const result = await autocannon({
    url: url + target,
    method: method as NonNullable<autocannon.Options['method']>,
    headers,
    ...(body !== undefined && { body }),
    connections: CONNECTIONS,
    ...extent,
  });
  if (result.errors > 0) throw new Error(`${result.errors} requests got no response, so nothing was measured`);
  return result;
}

/** The memory that a process takes, in MB. */
export function residentMegabytes({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) throw new Error(`Memory is read from ${file}, which only Linux has. Run the benchmark there.`);
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]) / 1024;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { contract, headers, method, path, requests } from './sample.ts';
import { printTable, ratio } from './table.ts';

const CONNECTIONS = 16;
const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const mock = fileURLToPath(new URL('cli.js', import.meta.resolve('@ciam-sms/mock')));

/** The servers, by what starts each on a port. */
const servers: { name: string; command: string; args: (port: string) => string[] }[] = [
  { name: 'this mock', command: 'node', args: (port) => [mock, '--port', port, '--log', 'silent'] },
  { name: 'prism mock, default log', command: 'prism', args: (port) => ['mock', contract, '--port', port] },
  { name: 'prism mock, silent', command: 'prism', args: (port) => ['mock', contract, '--port', port, '-v', 'silent'] },
  { name: 'openapi-backend', command: 'node', args: (port) => [file('servers/openapi-backend.ts'), port] },
  { name: 'bare node:http', command: 'node', args: (port) => [file('servers/bare.ts'), port] },
];

/** How long and how much to measure. */
export interface Effort {
  /** Duration of each load, in seconds. */
  seconds: number;
  /** Requests after which memory is read. */
  requests: number;
}

/** Measures this mock and its peers one after the other, and prints the table. */
export async function benchMocks({ seconds, requests: amount }: Effort): Promise<void> {
  const measured = [];
  for (const { name, command, args } of servers) {
    process.stderr.write(`measuring ${name}\n`);
    const start = median(await startTimes(command, args));
    const { child, url } = await launch(command, args);
    await load(url, requests.valid, { duration: 1 });
    const valid = await load(url, requests.valid, { duration: seconds });
    const invalid = await load(url, requests.invalid, { duration: seconds });
    await load(url, requests.valid, { amount });
    const memory = residentMegabytes(child);
    child.kill();
    measured.push({ name, start, valid, invalid, memory });
  }
  const [ours] = measured;
  if (!ours) return;
  printTable(
    `Mocks: ${CONNECTIONS} connections, ${seconds} s each; "ours" is this mock's figure as a multiple of the row's`,
    measured.map(({ name, start, valid, invalid, memory }) => ({
      name,
      'valid req/s': Math.round(valid.requests.average),
      ours: ratio(ours.valid.requests.average, valid.requests.average),
      'p99 ms': valid.latency.p99,
      'invalid req/s': Math.round(invalid.requests.average),
      'ours ': ratio(ours.invalid.requests.average, invalid.requests.average),
      'p99 ms ': invalid.latency.p99,
      'start ms': Math.round(start),
      'ours  ': ratio(ours.start, start),
      'memory MB': Math.round(memory),
      'ours   ': ratio(ours.memory, memory),
    })),
  );
}

async function launch(command: string, args: (port: string) => string[]) {
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
  while (!(await answers(url))) {
    if (ended !== undefined) throw new Error(`${command} ended with ${ended} before it was ready`);
    if (performance.now() - started > 20_000) throw new Error(`${command} was not ready within 20 seconds`);
  }
  return { child, url, ms: performance.now() - started };
}

function answers(url: string): Promise<boolean> {
  return fetch(url + path, { method, headers, body: requests.valid }).then(
    () => true,
    () => wait(2).then(() => false),
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startTimes(command: string, args: (port: string) => string[]): Promise<number[]> {
  const times = [];
  for (let round = 0; round < 5; round++) {
    const { child, ms } = await launch(command, args);
    child.kill();
    times.push(ms);
  }
  return times;
}

async function load(url: string, body: string, extent: { duration: number } | { amount: number }) {
  const result = await autocannon({ url: url + path, method, headers, body, connections: CONNECTIONS, ...extent });
  if (result.errors > 0) throw new Error(`${result.errors} requests got no response, so nothing was measured`);
  return result;
}

function residentMegabytes({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) throw new Error(`Memory is read from ${file}, which only Linux has. Run the benchmark there.`);
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]) / 1024;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

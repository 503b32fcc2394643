import { fileURLToPath } from 'node:url';
import { loadInTurns, type Measured } from './load-in-turns.ts';
import { contract, headers, method, operationId, path, requests } from './sample.ts';
import { type Call, CONNECTIONS, launch, load, residentMegabytes, type ServerCommand } from './serve.ts';
import { printTable, ratio } from './table.ts';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const mock = fileURLToPath(new URL('cli.js', import.meta.resolve('@ciam-sms/mock')));
const valid: Call = { method, target: path, headers, body: requests.valid };
const invalid: Call = { ...valid, body: requests.invalid };

const ours: ServerCommand = { command: 'node', args: (port) => [mock, '--port', port, '--log', 'silent'] };

/** What is measured, in the order of the table. `prepare` is done once the server runs. */
export const servers: readonly ({ name: string; prepare?: (url: string) => Promise<void> } & ServerCommand)[] = [
  { name: 'this mock', ...ours },
  { name: 'this mock, planned responses', ...ours, prepare: planResponses },
  { name: 'prism mock, default log', command: 'prism', args: (port) => ['mock', contract, '--port', port] },
  { name: 'prism mock, silent', command: 'prism', args: (port) => ['mock', contract, '--port', port, '-v', 'silent'] },
  { name: 'openapi-backend on node:http', command: 'node', args: (port) => [file('servers/openapi-backend.ts'), port] },
  { name: 'bare node:http, no validation', command: 'node', args: (port) => [file('servers/bare.ts'), port] },
];

/** How long and how much to measure. */
export interface Effort {
  /** Duration of each load, in seconds. */
  seconds: number;
  /** Requests after which memory is read. */
  requests: number;
}

/** Measures this mock and its peers in turns, and prints the table. */
export async function benchMocks({ seconds, requests: amount }: Effort): Promise<void> {
  const starts = await startTimes();
  using children = new DisposableStack();
  const rows = [];
  for (const { name, prepare, ...server } of servers) {
    const { url, child } = children.use(await launch(server, valid));
    await prepare?.(url);
    rows.push({ name, good: { url, child, call: valid }, bad: { url, child, call: invalid } });
  }
  const bestOf = await loadInTurns(
    rows.flatMap(({ good, bad }) => [good, bad]),
    seconds,
  );
  const measured = [];
  for (const { name, good, bad } of rows) {
    await load(good.url, valid, { amount });
    const [start, memory] = [median(starts.get(name) ?? []), residentMegabytes(good.child)];
    measured.push({ name, start, good: bestOf(good), bad: bestOf(bad), memory });
  }
  printMocks(measured, seconds);
  printProcessorTime(measured);
}

interface MeasuredMock {
  name: string;
  /** Milliseconds until the first response. */
  start: number;
  good: Measured;
  bad: Measured;
  /** Memory in MB. */
  memory: number;
}

function printMocks(measured: readonly MeasuredMock[], seconds: number): void {
  const [first] = measured;
  if (!first) return;
  printTable(
    `Mocks: ${CONNECTIONS} connections, ${seconds} s each, the best of three; "ours" is this mock's figure as a multiple of the row's`,
    measured.map(({ name, start, good, bad, memory }) => ({
      name,
      'valid req/s': Math.round(good.requests.average),
      ours: ratio(first.good.requests.average, good.requests.average),
      'p99 ms': good.latency.p99,
      'invalid req/s': Math.round(bad.requests.average),
      'ours ': ratio(first.bad.requests.average, bad.requests.average),
      'p99 ms ': bad.latency.p99,
      'start ms': Math.round(start),
      'ours  ': ratio(first.start, start),
      'memory MB': Math.round(memory),
      'ours   ': ratio(first.memory, memory),
    })),
  );
}

/** What the servers take of the processor, which tells more than time on a machine that does other work as well. */
function printProcessorTime(measured: readonly MeasuredMock[]): void {
  const [first] = measured;
  if (!first) return;
  printTable(
    'Mocks: requests per second of processor time',
    measured.map(({ name, good, bad }) => ({
      name,
      valid: Math.round(good.perCpuSecond),
      ours: ratio(first.good.perCpuSecond, good.perCpuSecond),
      invalid: Math.round(bad.perCpuSecond),
      'ours ': ratio(first.bad.perCpuSecond, bad.perCpuSecond),
    })),
  );
}

/** Plans responses for more requests than are sent; a million is the most that can be planned at once. */
async function planResponses(url: string): Promise<void> {
  const planned = { operation: operationId, status: 429, headers: { 'Retry-After': '5' }, times: 1_000_000 };
  for (let part = 0; part < 10; part++) {
    const response = await fetch(`${url}/_mock/next`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(planned),
    });
    if (!response.ok) throw new Error(`The mock does not plan responses: ${await response.text()}`);
  }
}

/** Starts each server five times, in turns; in milliseconds, by name. */
async function startTimes(): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(servers.map(({ name }) => [name, []]));
  for (let round = 0; round < 5; round++) {
    for (const { name, ...server } of servers) {
      using started = await launch(server, valid);
      times.get(name)?.push(started.ms);
    }
  }
  return times;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

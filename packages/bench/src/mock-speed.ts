import { fileURLToPath } from 'node:url';
import { contract, headers, method, operationId, path, requests } from './sample.ts';
import { type Call, CONNECTIONS, launch, load, residentMegabytes, type ServerCommand } from './serve.ts';
import { printTable, ratio } from './table.ts';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const mock = fileURLToPath(new URL('cli.js', import.meta.resolve('@ciam-sms/mock')));
const valid: Call = { method, target: path, headers, body: requests.valid };
const invalid: Call = { ...valid, body: requests.invalid };

const ours: ServerCommand = { command: 'node', args: (port) => [mock, '--port', port, '--log', 'silent'] };

/** `prepare` is done once the server runs. */
const servers: ({ name: string; prepare?: (url: string) => Promise<void> } & ServerCommand)[] = [
  { name: 'this mock', ...ours },
  { name: 'this mock, planned responses', ...ours, prepare: planResponses },
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
  for (const { name, prepare, ...server } of servers) {
    process.stderr.write(`measuring ${name}\n`);
    const start = median(await startTimes(server));
    const { child, url } = await launch(server, valid);
    await prepare?.(url);
    await load(url, valid, { duration: 1 });
    const good = await load(url, valid, { duration: seconds });
    const bad = await load(url, invalid, { duration: seconds });
    await load(url, valid, { amount });
    const memory = residentMegabytes(child);
    child.kill();
    measured.push({ name, start, good, bad, memory });
  }
  const [first] = measured;
  if (!first) return;
  printTable(
    `Mocks: ${CONNECTIONS} connections, ${seconds} s each; "ours" is this mock's figure as a multiple of the row's`,
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

/** Plans a response for more requests than are sent. */
async function planResponses(url: string): Promise<void> {
  const planned = { operation: operationId, status: 429, headers: { 'Retry-After': '5' }, times: 1_000_000 };
  const response = await fetch(`${url}/_mock/next`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(planned),
  });
  if (!response.ok) throw new Error(`The mock does not plan responses: ${await response.text()}`);
}

async function startTimes(server: ServerCommand): Promise<number[]> {
  const times = [];
  for (let round = 0; round < 5; round++) {
    const { child, ms } = await launch(server, valid);
    child.kill();
    times.push(ms);
  }
  return times;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

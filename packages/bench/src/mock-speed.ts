import { fileURLToPath } from 'node:url';
import { contract, headers, method, path, requests } from './sample.ts';
import { type Call, CONNECTIONS, launch, load, residentMegabytes, type ServerCommand } from './serve.ts';
import { printTable, ratio } from './table.ts';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const mock = fileURLToPath(new URL('cli.js', import.meta.resolve('@ciam-sms/mock')));
const valid: Call = { method, target: path, headers, body: requests.valid };
const invalid: Call = { ...valid, body: requests.invalid };

const servers: ({ name: string } & ServerCommand)[] = [
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
  for (const { name, ...server } of servers) {
    process.stderr.write(`measuring ${name}\n`);
    const start = median(await startTimes(server));
    const { child, url } = await launch(server, valid);
    await load(url, valid, { duration: 1 });
    const good = await load(url, valid, { duration: seconds });
    const bad = await load(url, invalid, { duration: seconds });
    await load(url, valid, { amount });
    const memory = residentMegabytes(child);
    child.kill();
    measured.push({ name, start, good, bad, memory });
  }
  const [ours] = measured;
  if (!ours) return;
  printTable(
    `Mocks: ${CONNECTIONS} connections, ${seconds} s each; "ours" is this mock's figure as a multiple of the row's`,
    measured.map(({ name, start, good, bad, memory }) => ({
      name,
      'valid req/s': Math.round(good.requests.average),
      ours: ratio(ours.good.requests.average, good.requests.average),
      'p99 ms': good.latency.p99,
      'invalid req/s': Math.round(bad.requests.average),
      'ours ': ratio(ours.bad.requests.average, bad.requests.average),
      'p99 ms ': bad.latency.p99,
      'start ms': Math.round(start),
      'ours  ': ratio(ours.start, start),
      'memory MB': Math.round(memory),
      'ours   ': ratio(ours.memory, memory),
    })),
  );
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

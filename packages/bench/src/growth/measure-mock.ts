import { join } from 'node:path';
import { type Contract, exampleRequest, type OperationModel } from '@ciam-sms/contract/model';
import type { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { better, loadInTurns } from '../load-in-turns.ts';
import { cpuSeconds, launch, load, residentMegabytes } from '../serve.ts';
import type { Figures } from './report.ts';

const STARTS = 5;

/** Many short rounds: other work on the machine can disturb each of a few long ones. */
const ROUNDS = { few: 2, many: 6 };

/** Of each mock: how well engines compile the same code differs from process to process. */
const PROCESSES = 2;

/** How often every operation is called before the measurement, so that its code is compiled. */
const WARM_UP = 30;

/** Measures the mocks of several contracts, in turns, each of them for a second in each round. */
export async function measureMocks(copies: readonly RepositoryCopy[], rounds: keyof typeof ROUNDS): Promise<Figures[]> {
  const processes: Awaited<ReturnType<typeof startMock>>[] = [];
  try {
    const starts = new Map<RepositoryCopy, number>();
    for (const copy of copies) {
      starts.set(copy, await measureStart(copy));
      for (let count = 0; count < PROCESSES; count++) processes.push(await startMock(copy));
    }
    for (const { url, calls } of processes) await load(url, calls, { amount: WARM_UP * calls.length });
    // Kinds differ in what they cost; every contract has that of the smallest one.
    const kind = processes[0]?.calls[0]?.kind;
    const loads = processes.flatMap(({ copy, url, child, calls }) => [
      { copy, url, child, call: calls, of: 'all operations' },
      { copy, url, child, call: calls.filter((call) => call.kind === kind), of: 'those of one kind' },
    ]);
    const bestOf = await loadInTurns(loads, 1, ROUNDS[rounds]);
    return copies.map((copy) => {
      const figures: Figures = { 'mock start, CPU s': starts.get(copy) ?? Number.NaN };
      for (const of of new Set(loads.map((one) => one.of))) {
        const own = loads.filter((one) => one.copy === copy && one.of === of);
        const { non2xx, requests, latency, perCpuSecond } = own.map(bestOf).reduce(better);
        if (non2xx > 0) throw new Error(`${non2xx} valid requests were not answered with success`);
        figures[`mock requests/s over ${of}`] = requests.average;
        figures[`mock requests per CPU s over ${of}`] = perCpuSecond;
        figures[`mock p99 over ${of}, ms`] = latency.p99;
      }
      const children = processes.filter((one) => one.copy === copy).map(({ child }) => child);
      return { ...figures, 'mock memory, MB': Math.max(...children.map(residentMegabytes)) };
    });
  } finally {
    for (const { child } of processes) child.kill();
  }
}

async function measureStart(copy: RepositoryCopy): Promise<number> {
  const starts = [];
  for (let count = 0; count < STARTS; count++) {
    const { child } = await startMock(copy);
    starts.push(cpuSeconds(child));
    child.kill();
  }
  return Math.min(...starts);
}

async function startMock(copy: RepositoryCopy) {
  const model: Contract = JSON.parse(copy.read('packages/contract/dist/model.json'));
  const cli = join(copy.folder, 'apps/mock/dist/cli.js');
  const calls = model.operations
    .filter(({ tags }) => tags.length > 0)
    .map((operation) => ({ ...callOf(operation), kind: operation.summary.en.replace(/ \d+$/, '') }));
  const [first] = calls;
  if (!first) throw new Error('The contract has no operation that was added to it');
  const args = (port: string) => [cli, '--port', port, '--log', 'silent'];
  return { copy, calls, ...(await launch({ command: 'node', args }, first)) };
}

function callOf(operation: OperationModel) {
  const { body, ...call } = exampleRequest(operation);
  return { ...call, body: body === undefined ? undefined : JSON.stringify(body) };
}

import { join } from 'node:path';
import { type Contract, exampleRequest, type OperationModel } from '@ciam-sms/contract/model';
import type { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { loadInTurns } from '../load-in-turns.ts';
import { cpuSeconds, launch, load, residentMegabytes } from '../serve.ts';
import type { Figures } from './report.ts';

const STARTS = 5;

/** Many short rounds: other work on the machine can disturb each of a few long ones. */
const ROUNDS = { few: 2, many: 12 };

/** How often every operation is called before the measurement, so that its code is compiled. */
const WARM_UP = 30;

/** Measures the mocks of several contracts, in turns, each of them for a second in each round. */
export async function measureMocks(copies: readonly RepositoryCopy[], rounds: keyof typeof ROUNDS): Promise<Figures[]> {
  const mocks: Awaited<ReturnType<typeof startMock>>[] = [];
  try {
    for (const copy of copies) mocks.push(await startMock(copy));
    for (const { url, calls } of mocks) await load(url, calls, { amount: WARM_UP * calls.length });
    // Kinds differ in what they cost; every contract has that of the smallest one.
    const kind = mocks[0]?.calls[0]?.kind;
    const loads = mocks.flatMap(({ url, child, calls }) => [
      { url, child, call: calls, of: 'all operations' },
      { url, child, call: calls.filter((call) => call.kind === kind), of: 'those of one kind' },
    ]);
    const bestOf = await loadInTurns(loads, 1, ROUNDS[rounds]);
    for (const one of loads) {
      const { non2xx, requests, latency, perCpuSecond } = bestOf(one);
      if (non2xx > 0) throw new Error(`${non2xx} valid requests were not answered with success`);
      Object.assign(mocks.find(({ child }) => child === one.child)?.figures ?? {}, {
        [`mock requests/s over ${one.of}`]: requests.average,
        [`mock requests per CPU s over ${one.of}`]: perCpuSecond,
        [`mock p99 over ${one.of}, ms`]: latency.p99,
      });
    }
    return mocks.map(({ child, figures }) => ({ ...figures, 'mock memory, MB': residentMegabytes(child) }));
  } finally {
    for (const { child } of mocks) child.kill();
  }
}

async function startMock(copy: RepositoryCopy) {
  const model: Contract = JSON.parse(copy.read('packages/contract/dist/model.json'));
  const cli = join(copy.folder, 'apps/mock/dist/cli.js');
  const server = { command: 'node', args: (port: string) => [cli, '--port', port, '--log', 'silent'] };
  const grown = model.operations.filter(({ tags }) => tags.length > 0);
  const [first] = grown;
  if (!first) throw new Error('The contract has no operation that was added to it');
  const starts = [];
  for (let count = 0; count < STARTS; count++) {
    const { child } = await launch(server, callOf(first));
    starts.push(cpuSeconds(child));
    child.kill();
  }
  const figures: Figures = { 'mock start, CPU s': Math.min(...starts) };
  const calls = grown.map((operation) => ({ ...callOf(operation), kind: operation.summary.en.replace(/ \d+$/, '') }));
  return { ...(await launch(server, callOf(first))), figures, calls };
}

function callOf(operation: OperationModel) {
  const { body, ...call } = exampleRequest(operation);
  return { ...call, body: body === undefined ? undefined : JSON.stringify(body) };
}

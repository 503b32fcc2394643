import { join } from 'node:path';
import { type Contract, exampleRequest, type OperationModel } from '@ciam-sms/contract/model';
import type { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { type Call, cpuSeconds, launch, load, residentMegabytes } from '../serve.ts';
import type { Figures } from './report.ts';

const STARTS = 5;

/** How often every operation is called before the measurement, so that its code is compiled. */
const WARM_UP = 30;

/**
 * Measures the mocks of several contracts, in turns.
 *
 * @param requests How many requests each mock gets in each of three rounds.
 */
export async function measureMocks(copies: readonly RepositoryCopy[], requests: number): Promise<Figures[]> {
  const mocks = [];
  try {
    for (const copy of copies) mocks.push(await startMock(copy));
    // Kinds differ in what they cost; every contract has that of the smallest one.
    const kind = mocks[0]?.calls[0]?.kind;
    for (const { url, calls } of mocks) await load(url, calls, { amount: Math.max(requests, WARM_UP * calls.length) });
    for (let round = 0; round < 3; round++) for (const mock of mocks) await measureRound(mock, kind, requests);
    return mocks.map(({ figures }) => figures);
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

/** Keeps the best round of each figure; what disturbs one makes it worse. */
async function measureRound(
  { url, child, figures, calls }: Awaited<ReturnType<typeof startMock>>,
  kind: string | undefined,
  requests: number,
): Promise<void> {
  const ofOneKind = calls.filter((call) => call.kind === kind);
  const keep = (row: string, figure: number, better: (...all: number[]) => number) => {
    figures[row] = better(figure, figures[row] ?? figure);
  };
  const measure = async (list: Call[]) => {
    const before = cpuSeconds(child);
    const result = await load(url, list, { amount: requests });
    if (result.non2xx > 0) throw new Error(`${result.non2xx} valid requests were not answered with success`);
    return { ...result, perCpuSecond: requests / (cpuSeconds(child) - before) };
  };
  const all = await measure(calls);
  keep('mock requests/s over all operations', all.requests.average, Math.max);
  keep('mock requests per CPU s over all operations', all.perCpuSecond, Math.max);
  keep('mock p99 over all operations, ms', all.latency.p99, Math.min);
  keep('mock requests per CPU s over those of one kind', (await measure(ofOneKind)).perCpuSecond, Math.max);
  figures['mock memory, MB'] = residentMegabytes(child);
}

function callOf(operation: OperationModel): Call {
  const { body, ...call } = exampleRequest(operation);
  return { ...call, body: body === undefined ? undefined : JSON.stringify(body) };
}

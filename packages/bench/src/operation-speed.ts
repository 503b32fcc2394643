import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Contract, exampleRequest, type OperationModel } from '@ciam-sms/contract/model';
import type { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { headers, method, path, requests } from './sample.ts';
import { type Call, CONNECTIONS, launch, load } from './serve.ts';
import { printTable, ratio } from './table.ts';

/**
 * Measures how fast the mock serves other kinds of operations than `sendSms`, in turns, and prints the table.
 *
 * @param copy A copy of the repository whose contract has them, with contract and mock built.
 * @param seconds Duration of each load.
 */
export async function benchOperations(copy: RepositoryCopy, seconds: number): Promise<void> {
  const file = (name: string) => join(copy.folder, name);
  const contract: Contract = JSON.parse(readFileSync(file('packages/contract/dist/model.json'), 'utf8'));
  const calls: [name: string, Call][] = [
    ['sendSms', { method, target: path, headers, body: requests.valid }],
    ...contract.operations.filter(hasQueryAndPath).map((one): [string, Call] => [one.id, callOf(one)]),
  ];
  if (calls.length === 1) throw new Error('The contract has no operation with query and path parameters to measure.');

  const server = {
    command: 'node',
    args: (port: string) => [file('apps/mock/dist/cli.js'), '--port', port, '--log', 'silent'],
  };
  const { child, url } = await launch(server, calls[0]?.[1] as Call);
  const best: Record<string, number> = {};
  for (let round = 0; round < 3; round++) {
    for (const [name, call] of calls) {
      const { requests: done, non2xx } = await load(url, call, { duration: round === 0 ? 1 : seconds });
      if (non2xx > 0) throw new Error(`${name}: ${non2xx} valid requests were not answered with success`);
      if (round > 0) best[name] = Math.max(best[name] ?? 0, done.average); // the first round warms up
    }
  }
  child.kill();
  const base = best.sendSms ?? 0;
  printTable(
    `This mock by operation: ${CONNECTIONS} connections, ${seconds} s each, the better of two`,
    Object.entries(best).map(([name, speed]) => ({
      name,
      'req/s': Math.round(speed),
      'of sendSms': ratio(speed, base),
    })),
  );
}

function hasQueryAndPath({ parameters }: OperationModel): boolean {
  const places = new Set(parameters.map((parameter) => parameter.in));
  return places.has('query') && places.has('path');
}

function callOf(operation: OperationModel): Call {
  const { body, ...call } = exampleRequest(operation);
  return { ...call, body: body === undefined ? undefined : JSON.stringify(body) };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Contract, exampleRequest, type OperationModel } from '@ciam-sms/contract/model';
import type { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { loadInTurns } from './load-in-turns.ts';
import { headers, method, path, requests } from './sample.ts';
import { type Call, CONNECTIONS, launch } from './serve.ts';
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
  const sendSms: Call = { method, target: path, headers, body: requests.valid };
  const others = contract.operations.filter(hasQueryAndPath);
  if (others.length === 0) throw new Error('The contract has no operation with query and path parameters to measure.');

  const server = {
    command: 'node',
    args: (port: string) => [file('apps/mock/dist/cli.js'), '--port', port, '--log', 'silent'],
  };
  using mock = await launch(server, sendSms);
  const { url, child } = mock;
  const loads = [
    { name: 'sendSms', url, child, call: sendSms },
    ...others.map((one) => ({ name: one.id, url, child, call: callOf(one) })),
  ];
  const bestOf = await loadInTurns(loads, seconds);
  const measured = loads.map((one) => ({ name: one.name, ...bestOf(one) }));
  for (const { name, non2xx } of measured) {
    if (non2xx > 0) throw new Error(`${name}: ${non2xx} valid requests were not answered with success`);
  }
  const [base] = measured;
  printTable(
    `This mock by operation: ${CONNECTIONS} connections, ${seconds} s each, the best of three`,
    measured.map(({ name, requests: { average } }) => ({
      name,
      'req/s': Math.round(average),
      'of sendSms': ratio(average, base?.requests.average ?? 0),
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

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type RequestChange, readAcceptance } from '@ciam-sms/contract-tests/src/acceptance.ts';
import { type Exchange, send } from '@ciam-sms/contract-tests/src/exchange.ts';
import { changeRequest, validRequest, writeRequest } from '@ciam-sms/contract-tests/src/request.ts';
import { inject } from 'vitest';

const folder = pathToFileURL(join(inject('zoo'), 'packages/contract-tests/acceptance/'));
/** Our own operation, and those of the zoo. */
export const table = readAcceptance(new URL(`${folder}/`));

/** The mock that was built from the zoo. */
export const importMock = (): Promise<typeof import('@ciam-sms/mock')> =>
  import(pathToFileURL(join(inject('zoo'), 'apps/mock/dist/index.js')).href);

/** Sends the valid request of an operation, changed as told. */
export async function call(url: string, id: string, change: RequestChange = {}): Promise<Exchange> {
  const operation = table.find((one) => one.id === id);
  if (!operation) throw new Error(`The zoo has no operation ${id}`);
  return send(url, writeRequest(operation, changeRequest(validRequest(operation), change)));
}

/** A violation that a mock reports. */
export interface Violation {
  location: string[];
  severity: string;
  message: string;
}

/** What is wrong with a request; without a documented error, stock Prism tells it in the body of its 422. */
export function violationsIn({ status, responseHeaders, responseBody }: Exchange): Violation[] {
  const { 'sl-violations': header = '[]', 'content-type': type } = responseHeaders;
  const inHeader: Violation[] = header.startsWith('[') ? JSON.parse(header) : [];
  if (status !== 422 || type !== 'application/problem+json') return inHeader;
  const { validation = [] }: { validation?: Partial<Violation>[] } = JSON.parse(responseBody);
  const inBody = validation.map(({ location = [], ...rest }) => ({ location: ['request', ...location], ...rest }));
  return [...inHeader, ...(inBody as Violation[])];
}

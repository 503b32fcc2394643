import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RequestChange } from '@ciam-sms/contract-tests/src/acceptance.ts';
import { send } from '@ciam-sms/contract-tests/src/exchange.ts';
import { changeRequest, validRequest, writeRequest } from '@ciam-sms/contract-tests/src/request.ts';
import type { Mock } from '@ciam-sms/mock';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { importMock, table } from './call.ts';

const folder = join(inject('zoo'), 'apps/mock/dist/msw.js');
const { createMock }: typeof import('@ciam-sms/mock/msw') = await import(pathToFileURL(folder).href);

/** Nobody is there; the handlers reply. */
const NOWHERE = 'http://zoo.example.com/gateway';
const server = setupServer(...createMock({ baseUrl: NOWHERE }).handlers);
let mock: Mock;
beforeAll(async () => {
  mock = await (await importMock()).startMock({ port: 0 });
  server.listen({ onUnhandledFrame: 'bypass' });
});
afterAll(async () => {
  server.close();
  await mock.close();
});

const requests = table.flatMap((operation) =>
  [{}, ...operation.errors.flatMap(({ triggers }) => triggers)].map((change: RequestChange) => ({
    name: `${operation.id} with ${JSON.stringify(change)}`,
    parts: writeRequest(operation, changeRequest(validRequest(operation), change)),
  })),
);

test.for(requests)('the handlers for MSW respond to $name as the server does', async ({ name, parts }) => {
  const [ours, expected] = [await send(NOWHERE, parts), await send(mock.url, parts)];
  expect(ours.status).toBe(expected.status);
  // Every captcha is another.
  if (name.startsWith('getCaptcha with {}')) return;
  expect(ours.responseBody).toBe(expected.responseBody);
  const { 'x-mock-example': example, 'sl-violations': violations, 'content-type': type } = expected.responseHeaders;
  expect(ours.responseHeaders).toMatchObject({
    ...(example && { 'x-mock-example': example }),
    ...(violations && { 'sl-violations': violations }),
    ...(type && { 'content-type': type }),
  });
});

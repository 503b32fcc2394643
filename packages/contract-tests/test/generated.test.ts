import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AcceptedOperation, operations } from '../src/acceptance.ts';
import { type GeneratedRequest, listBreaches, validRequests } from '../src/arbitraries.ts';
import { createExchangeCheck, type Exchange } from '../src/check-exchange.ts';
import { type Expectation, expectExchange } from '../src/expect-exchange.ts';
import { listTargets, type Target } from '../src/target.ts';

const seed = Number(process.env.CONTRACT_SEED ?? Date.now() % 2 ** 31);
const check = await createExchangeCheck();
const [kind] = await listTargets();
let target: Target;
beforeAll(async () => {
  console.error(`Generated cases have seed ${seed}; replay them with: npm run test:contract -- --seed ${seed}`);
  target = (await kind?.open()) as Target;
});
afterAll(() => target[Symbol.asyncDispose]());

describe.for(operations)('$id', (operation) => {
  const valid = validRequests(operation);

  test('every valid request is accepted', async () => {
    await fc.assert(
      fc.asyncProperty(valid, async (request) => {
        const options = { caseName: 'a generated valid request' };
        expectExchange(target, await send(operation, request), { status: 200 }, check, options);
      }),
      { seed, numRuns: 300 },
    );
  });

  describe('a valid request that is broken in one way gets the error that is documented for it', () => {
    test.for(listBreaches(operation))('$name: $code', async ({ name, change, code }) => {
      await fc.assert(
        fc.asyncProperty(valid, async ({ headers, body }) => {
          const broken = { headers: { ...headers, ...change.headers }, body: { ...body, ...change.body } };
          const expected: Expectation = { status: 400, code };
          const exchange = await send(operation, broken);
          expectExchange(target, exchange, expected, check, {
            caseName: `a valid request ${name}`,
            breaksContract: true,
          });
          expect(check.requestProblems(exchange)).not.toEqual([]);
        }),
        { seed, numRuns: 20 },
      );
    });
  });
});

/** Sends a request as it is, without a client that could keep it from being wrong. */
async function send({ method, path }: AcceptedOperation, { headers, body }: GeneratedRequest): Promise<Exchange> {
  const sent = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const requestHeaders = Object.fromEntries(
    [...sent, ['content-type', 'application/json']].map(([name, value]) => [name?.toLowerCase(), value]),
  );
  const requestBody = JSON.stringify(body);
  const response = await fetch(target.url + path, { method, headers: requestHeaders, body: requestBody });
  return {
    method,
    path,
    requestHeaders,
    requestBody,
    status: response.status,
    responseHeaders: Object.fromEntries(response.headers),
    responseBody: await response.text(),
  };
}

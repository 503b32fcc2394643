import { type OperationError, type OperationModel, readContract } from '@ciam-sms/contract/model';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { validRequests } from '../src/arbitraries.ts';
import { createExchangeCheck } from '../src/check-exchange.ts';
import { type Exchange, send } from '../src/exchange.ts';
import { type Expectation, expectExchange } from '../src/expect-exchange.ts';
import { findError } from '../src/expected-error.ts';
import { type RequestParts, writeRequest } from '../src/request.ts';
import { listTargets, type Target } from '../src/target.ts';
import { listViolations } from '../src/violations.ts';

const seed = Number(process.env.CONTRACT_SEED ?? Date.now() % 2 ** 31);
const contract = readContract();
const check = createExchangeCheck(contract);
const [kind] = await listTargets();
let target: Target;
beforeAll(async () => {
  console.error(`Generated cases have seed ${seed}; replay them with: npm run test:contract -- --seed ${seed}`);
  target = (await kind?.open()) as Target;
});
afterAll(() => target[Symbol.asyncDispose]());

describe.for([...contract.operations])('$id', (operation) => {
  const valid = validRequests(operation);
  const { status: success = 200 } = operation.responses.find(({ status }) => status < 300) ?? {};

  test('every valid request is accepted', async () => {
    await fc.assert(
      fc.asyncProperty(valid, async (parts) => {
        await expectResponse(parts, { status: success }, { caseName: 'a generated valid request' });
      }),
      { seed, numRuns: 300 },
    );
  });

  const violations = listViolations(operation);
  describe.runIf(violations.length > 0)('a valid request that is broken in one way gets its documented error', () => {
    test.for(violations)('$name', async ({ name, apply }) => {
      await fc.assert(
        fc.asyncProperty(valid, async (parts) => {
          const broken = apply(parts);
          fc.pre(check.requestProblems(unsent(broken)).length > 0);
          const error = findError(operation, broken, true);
          const options = { caseName: `a valid request ${name}`, breaksContract: true };
          await expectResponse(broken, error ? expectationOf(operation, error) : { status: 'any error' }, options);
        }),
        { seed, numRuns: 20 },
      );
    });
  });

  async function expectResponse(
    parts: RequestParts,
    expected: Expectation,
    options: { caseName: string; breaksContract?: boolean },
  ) {
    const { exchange } = await send(target.url, writeRequest(operation, parts));
    expectExchange(target.url, operation, exchange, expected, check, options);
  }

  function unsent(parts: RequestParts): Exchange {
    const { method, path, headers, body = '' } = writeRequest(operation, parts);
    const requestBody = typeof body === 'string' ? body : new TextDecoder().decode(body);
    return { method, path, requestHeaders: headers, requestBody, status: 0, responseHeaders: {}, responseBody: '' };
  }
});

/** Generated requests name any language or none, so the message is either of the two. */
function expectationOf({ responses }: OperationModel, { status, code, examples }: OperationError): Expectation {
  if (code !== undefined) return { status, body: { error_code: code } };
  const all = responses.find((one) => one.status === status)?.contents.flatMap((content) => content.examples) ?? [];
  const bodies = all.filter(({ name }) => name === examples?.en || name === examples?.zh).map(({ value }) => value);
  return { status, ...(bodies.length === 1 && { body: bodies[0] }) };
}

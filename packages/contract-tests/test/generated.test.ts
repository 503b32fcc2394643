import { type OperationError, type OperationModel, readContract } from '@ciam-sms/contract/model';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type AcceptedOperation, nameOf, readAcceptance } from '../src/acceptance.ts';
import { validRequests } from '../src/arbitraries.ts';
import { createExchangeCheck } from '../src/check-exchange.ts';
import { send } from '../src/exchange.ts';
import { type Expectation, expectExchange } from '../src/expect-exchange.ts';
import { findError } from '../src/expected-error.ts';
import { changeRequest, type RequestParts, validRequest, type WireRequest, writeRequest } from '../src/request.ts';
import { listTargets, type Target } from '../src/target.ts';
import { listViolations } from '../src/violations.ts';

const seed = Number(process.env.CONTRACT_SEED ?? Date.now() % 2 ** 31);
const contract = readContract();
const check = createExchangeCheck(contract);
const [kind] = listTargets();
let target: Target;
beforeAll(async () => {
  console.error(`The seed of the generated cases is ${seed}. Add --seed ${seed} to repeat them.`);
  target = (await kind?.open()) as Target;
});
afterAll(() => target[Symbol.asyncDispose]());

describe.for(readAcceptance())('$id', (accepted) => {
  const operation = contract.operations.find(({ id }) => id === accepted.id) as OperationModel;
  const { status: success = 200 } = operation.responses.find(({ status }) => status < 300) ?? {};
  const generated = validRequests(operation);
  // A tenant accepts the requests of its own application only.
  const valid = kind?.noGenerated ? fc.constant(validRequest(accepted)) : generated;
  const runs = kind?.noGenerated ? 1 : 20;

  // Without a captcha that was issued, the service may reject a request that is valid; how it may, the contract says.
  const expected: Expectation = { status: accepted.needsPerson ? 'any documented' : success };
  test('every generated valid request is accepted', async ({ task, skip }) => {
    task.meta.covers = { operation: accepted.id, status: success, error: 'generated' };
    skip(kind?.noGenerated !== undefined, kind?.noGenerated);
    const caseName = 'a generated valid request';
    const property = fc.asyncProperty(generated, (parts) => expectResponse(parts, expected, caseName));
    await expectProperty(property, 300, validRequest(accepted));
  });

  const violations = listViolations(operation);
  describe.runIf(violations.length > 0)('a valid request that is broken in one way gets its documented error', () => {
    test.for(violations)('$name', async ({ name, apply }, { task }) => {
      task.meta.covers = { operation: accepted.id, status: 'error', error: 'generated' };
      const property = fc.asyncProperty(valid, async (parts) => {
        const broken = apply(parts);
        fc.pre(check.requestProblems(unsent(writeRequest(operation, broken))).length > 0);
        await expectError(broken, `a valid request ${name}`);
      });
      await expectProperty(property, runs, validRequest(accepted));
    });
  });

  const pairs = listPairs(accepted);
  describe.runIf(pairs.length > 0)('a request with two causes gets the error that comes first', () => {
    test.for(pairs)('$name', async ({ name, magic, parts }, { task, skip }) => {
      task.meta.covers = { operation: accepted.id, status: 'error', error: 'precedence' };
      skip(magic && kind?.noMagic !== undefined, kind?.noMagic);
      await expectError(parts, `a request for ${name}`);
    });
  });

  const others = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'].filter(
    (method) => !contract.operations.some((one) => one.path === operation.path && one.method === method),
  );
  const strangers = [
    ...others.map((method) => ({ method, path: operation.path })),
    { method: operation.method, path: `${operation.path}/no-such-path` },
  ];
  test.for(strangers)('$method $path, which the contract lacks, is rejected', async (stranger, { task, skip }) => {
    task.meta.covers = { operation: accepted.id, status: 'error', error: 'no such operation' };
    const why = kind?.noValid(accepted);
    skip(why !== undefined, why);
    const { method, path, headers, body } = writeRequest(stranger, validRequest(accepted));
    const request = { method, path, headers, body: method === 'GET' ? undefined : body };
    await expectWire(request, { status: 'any error' }, 'a request that the contract lacks', true);
  });

  function expectResponse(parts: RequestParts, expected: Expectation, caseName: string, breaksContract = false) {
    return expectWire(writeRequest(operation, parts), expected, caseName, breaksContract);
  }

  function expectError(parts: RequestParts, caseName: string) {
    const error = findError(operation, parts, true);
    return expectResponse(parts, error ? expectationOf(operation, error) : { status: 'any error' }, caseName, true);
  }

  async function expectWire(request: WireRequest, expected: Expectation, caseName: string, breaksContract: boolean) {
    const exchange = await send(target.url, request);
    expectExchange(target.url, operation, exchange, expected, check, { caseName, breaksContract });
  }
});

/**
 * Fails with the error of the failing case, which masks personal data; fast-check's own report would print it.
 *
 * @param first A request to begin with, whose values are simple and not masked. So nothing needs to be shrunk, which would
 *   send a target hundreds of requests.
 */
async function expectProperty(
  property: fc.IAsyncProperty<[RequestParts]>,
  numRuns: number,
  first: RequestParts,
): Promise<void> {
  const options = { seed, numRuns, endOnFailure: true, examples: [[first]] as [RequestParts][] };
  const { failed, errorInstance } = await fc.check(property, options);
  if (failed) throw errorInstance ?? new Error('Hardly any generated request is one for this case');
}

function unsent({ method, path, headers, body = '' }: WireRequest) {
  const requestBody = typeof body === 'string' ? body : new TextDecoder().decode(body);
  return { method, path, requestHeaders: headers, requestBody, status: 0, responseHeaders: {}, responseBody: '' };
}

/** Requests with the causes of two errors; where both are about one input, it has the first. */
function listPairs(accepted: AcceptedOperation) {
  return accepted.errors.flatMap((first, index) =>
    accepted.errors.slice(index + 1).flatMap((second) => {
      const [one = {}, other = {}] = [first.triggers[0], second.triggers[0]];
      const parts = changeRequest(changeRequest(validRequest(accepted), other), one);
      return [{ name: `${nameOf(first)} and ${nameOf(second)}`, magic: first.magic || second.magic, parts }];
    }),
  );
}

/** Generated requests name any language or none, so the message is either of the two. */
function expectationOf({ responses }: OperationModel, { status, code, examples }: OperationError): Expectation {
  if (code !== undefined) return { status, body: { error_code: code } };
  const all = responses.find((one) => one.status === status)?.contents.flatMap((content) => content.examples) ?? [];
  const bodies = all.filter(({ name }) => name === examples?.en || name === examples?.zh).map(({ value }) => value);
  return { status, ...(bodies.length === 1 && { body: bodies[0] }) };
}

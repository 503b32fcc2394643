import { isDeepStrictEqual } from 'node:util';
import { type JsonSchema, type OperationModel, readContract } from '@ciam-sms/contract/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AcceptedOperation, type Json, nameOf, type RequestChange, readAcceptance } from '../src/acceptance.ts';
import { callOperation } from '../src/call.ts';
import { createExchangeCheck } from '../src/check-exchange.ts';
import { expectExchange } from '../src/expect-exchange.ts';
import { changeRequest, validRequest } from '../src/request.ts';
import { listTargets, type Target } from '../src/target.ts';

const contract = readContract();
const check = createExchangeCheck(contract);
const table = readAcceptance().map((accepted) => ({
  ...accepted,
  operation: contract.operations.find(({ id }) => id === accepted.id) as OperationModel,
}));

describe.for(listTargets())('$name', ({ open, noMagic, noValid }) => {
  let target: Target;
  beforeAll(async () => {
    target = await open();
  });
  afterAll(() => target[Symbol.asyncDispose]());

  describe.for(table)('$id, a valid request', ({ operation, ...accepted }) => {
    const status = Number(Object.keys(accepted.responses).find((one) => Number(one) < 300));

    test.for(listChoices(operation))('is accepted with %j', async (change, { task, skip }) => {
      task.meta.covers = { operation: accepted.id, status };
      const why = noValid(accepted);
      skip(why !== undefined, why);
      const parts = changeRequest(validRequest(accepted), change);
      const { result, exchanges } = await callOperation(target.url, accepted, parts);
      const caseName = `a valid request with ${JSON.stringify(change)}`;
      expectExchange(target.url, operation, exchanges[0], { status }, check, { caseName });
      const { requestBody = '', responseBody = '' } = exchanges[0] ?? {};
      expect(exchanges).toHaveLength(1);
      expect(result.status).toBe(status);
      if (responseBody === '') expect(result).not.toHaveProperty('body');
      else expect(result.body).toEqual(typeof result.body === 'string' ? responseBody : JSON.parse(responseBody));
      // Compared here, since a failing assertion would print what was sent.
      if (accepted.body) expect(isDeepStrictEqual(JSON.parse(requestBody), parts.body)).toBe(true);
    });
  });

  describe.for(table.filter(({ errors }) => errors.length > 0))('$id, an error', ({ operation, ...accepted }) => {
    const languages = languagesOf(accepted);
    const cases = accepted.errors.flatMap((error) =>
      error.triggers.flatMap((change) =>
        languages.map((spoken) => ({
          ...spoken,
          ...error,
          change,
          name: nameOf(error),
          trigger: JSON.stringify(change),
        })),
      ),
    );

    test.for(cases)('$name is returned in "$language" for $trigger', async (one, { task, skip }) => {
      const { name, status, language, choose, change, magic } = one;
      task.meta.covers = { operation: accepted.id, status, error: name, language };
      skip(magic && noMagic !== undefined, noMagic);
      const parts = changeRequest(validRequest(accepted), choose);
      const { result, exchanges } = await callOperation(target.url, accepted, parts, change);
      const expected = { status, body: one[language] };
      const caseName = `the request for ${name} in "${language}"`;
      expectExchange(target.url, operation, exchanges[0], expected, check, { caseName, breaksContract: true });
      expect(result).toEqual(expected);
    });
  });
});

/** Every listed value of every input, one at a time. */
function listChoices({ parameters, body }: OperationModel): RequestChange[] {
  const fields = body?.contents[0]?.fields ?? [];
  return [
    {},
    ...parameters.flatMap(({ name, in: place, schema }) =>
      choose(schema).map((value) => ({ [place]: { [name]: value } }) as RequestChange),
    ),
    ...fields.flatMap(({ path, schema }) => choose(schema).map((value) => ({ body: { [path]: value } }))),
  ];
}

function choose({ items, ...schema }: JsonSchema): Json[] {
  return items ? choose(items).map((value) => [value]) : ((schema.enum ?? []) as Json[]);
}

/** How an operation is asked for each language; where nothing in it names one, it has one. */
function languagesOf({ parameters }: AcceptedOperation): { language: 'en' | 'zh'; choose: RequestChange }[] {
  for (const [place, named] of Object.entries(parameters)) {
    for (const [name, { selects }] of Object.entries(named)) {
      if (!selects) continue;
      return (['en', 'zh'] as const).map((language) => ({ language, choose: { [place]: { [name]: language } } }));
    }
  }
  return [{ language: 'en', choose: {} }];
}

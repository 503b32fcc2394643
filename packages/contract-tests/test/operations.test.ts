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

describe.for(await listTargets())('$name', ({ open, isMock, maySend }) => {
  let target: Target;
  beforeAll(async () => {
    target = await open();
  });
  afterAll(() => target[Symbol.asyncDispose]());

  const sends = maySend ? '' : ' (left out: it would send a message; --allow-send runs it)';

  describe.for(table)('$id, a valid request', ({ operation, ...accepted }) => {
    const success = Number(Object.keys(accepted.responses).find((status) => Number(status) < 300));

    test.runIf(maySend).for(listChoices(operation))(`is accepted with %j${sends}`, async (change) => {
      const parts = changeRequest(validRequest(accepted), change);
      const { result, exchanges } = await callOperation(target.url, accepted, parts);
      const caseName = `a valid request with ${JSON.stringify(change)}`;
      expectExchange(target.url, operation, exchanges[0], { status: success }, check, { caseName });
      const { responseBody = '' } = exchanges[0] ?? {};
      expect(result.status).toBe(success);
      if (responseBody === '') expect(result).not.toHaveProperty('body');
      else expect(result.body).toEqual(typeof result.body === 'string' ? responseBody : JSON.parse(responseBody));
      expect(exchanges).toHaveLength(1);
    });

    test.runIf(maySend && accepted.body)(`carries the body to the letter${sends}`, async () => {
      const parts = validRequest(accepted);
      const { exchanges } = await callOperation(target.url, accepted, parts);
      // Compared here, since a failing assertion would print what was sent.
      expect(isDeepStrictEqual(JSON.parse(exchanges[0]?.requestBody ?? ''), parts.body)).toBe(true);
    });
  });

  describe.for(table.filter(({ errors }) => errors.length > 0))('$id, an error', ({ operation, ...accepted }) => {
    const languages = languagesOf(accepted);
    describe.for(accepted.errors.map((error) => ({ ...error, name: nameOf(error) })))('$name', (error) => {
      const runs = !error.magic || isMock;
      const left = runs ? '' : ' (left out: only the mock takes its magic input)';
      const cases = error.triggers.flatMap((change) => languages.map((spoken) => ({ change, ...spoken })));
      test.runIf(runs).for(cases)(
        `is returned in "$language" for $change${left}`,
        async ({ change, language, choose }) => {
          const parts = changeRequest(validRequest(accepted), choose);
          const { result, exchanges } = await callOperation(target.url, accepted, parts, change);
          const expected = { status: error.status, body: error[language] };
          const caseName = `the request for ${error.name} in "${language}"`;
          expectExchange(target.url, operation, exchanges[0], expected, check, { caseName, breaksContract: true });
          expect(result).toEqual(expected);
        },
      );
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

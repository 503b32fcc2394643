import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../src/acceptance.ts';
import { callOperation } from '../src/call.ts';
import { createExchangeCheck } from '../src/check-exchange.ts';
import { expectExchange } from '../src/expect-exchange.ts';
import { listTargets, type Target, validBody } from '../src/target.ts';

const targets = await listTargets();
const check = await createExchangeCheck();

describe.for(targets)('$name', ({ open, isMock, maySend }) => {
  let target: Target;
  beforeAll(async () => {
    target = await open();
  });
  afterAll(() => target[Symbol.asyncDispose]());

  const sends = maySend ? '' : ' (left out: it would send a message; --allow-send runs it)';

  describe.for(operations)('$id, a valid request', (operation) => {
    const choices = operation.fields.flatMap(({ name, values = [] }) => values.map((value) => ({ [name]: value })));
    test.runIf(maySend).for([{}, ...choices])(`is accepted with %j, with an empty answer${sends}`, async (body) => {
      const { outcome, exchanges } = await callOperation(target, operation, { change: { body } });
      const caseName = `a valid request with ${JSON.stringify(body)}`;
      expectExchange(target, exchanges[0], { status: 200 }, check, { caseName });
      expect(outcome).toEqual({ status: 200 });
      expect(exchanges).toHaveLength(1);
    });

    test.runIf(maySend)(`carries every field to the letter${sends}`, async () => {
      const { exchanges } = await callOperation(target, operation);
      // Compared here, since a failing assertion would print what was sent.
      expect(exchanges[0]?.requestBody === JSON.stringify(validBody(operation))).toBe(true);
    });
  });

  describe.for(operations)('$id, an error', (operation) => {
    describe.for(operation.errors)('$code', ({ code, en, zh, provoke, magic }) => {
      const runs = !magic || isMock;
      const left = runs ? '' : ' (left out: only the mock takes its magic input)';
      const cases = provoke.flatMap((change) => [
        { change, language: 'en', message: en },
        { change, language: 'zh', message: zh },
      ]);
      test.runIf(runs).for(cases)(`comes back typed, in "$language", of $change${left}`, async (one) => {
        const { change, language, message } = one;
        const { outcome, exchanges } = await callOperation(target, operation, { language, change });
        const caseName = `the request for ${code} in "${language}"`;
        const options = { caseName, breaksContract: true };
        expectExchange(target, exchanges[0], { status: 400, code, message }, check, options);
        expect(outcome).toEqual({ status: 400, code, message });
      });
    });
  });
});

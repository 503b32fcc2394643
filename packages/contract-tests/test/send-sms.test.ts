import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errors, scenarios } from '../src/acceptance.ts';
import { createExchangeCheck } from '../src/check-exchange.ts';
import { expectExchange } from '../src/expect-exchange.ts';
import { connect, listTargets, type Target, validBody } from '../src/target.ts';

const targets = await listTargets();
const check = await createExchangeCheck();

describe.for(targets)('$name', ({ open, isMock, maySend }) => {
  let target: Target;
  beforeAll(async () => {
    target = await open();
  });
  afterAll(() => target[Symbol.asyncDispose]());

  const sends = maySend ? '' : ' (left out: it would send a message; --allow-send runs it)';

  describe('sendSms, a valid request', () => {
    test.runIf(maySend).for(scenarios)(`is accepted for %s, with an empty answer${sends}`, async (type) => {
      const { sms, exchanges } = connect(target);
      const result = await sms.send({ ...validBody, type });
      const caseName = `a valid request for ${type}`;
      expectExchange(target, exchanges[0], { status: 200 }, check, { caseName });
      expect(result).toMatchObject({ ok: true, outcome: 'sent', status: 200 });
      expect(exchanges).toHaveLength(1);
    });

    test.runIf(maySend)(`carries the captcha token to the letter${sends}`, async () => {
      const { sms, exchanges } = connect(target);
      await sms.send(validBody);
      expect(JSON.parse(exchanges[0]?.requestBody ?? '').captcha_token === validBody.captcha_token).toBe(true);
    });
  });

  describe.for(errors)('sendSms, $code', ({ code, en, zh, provoke, magic }) => {
    const runs = !magic || isMock;
    const left = runs ? '' : ' (left out: only the mock takes its magic input)';
    test.runIf(runs).for([
      { language: 'en', message: en },
      { language: 'zh', message: zh },
    ])(`comes back typed, with its message in "$language"${left}`, async ({ language, message }) => {
      const { sms, exchanges } = connect(target, { language, change: provoke });
      const result = await sms.send(validBody);
      const caseName = `the request for ${code} in "${language}"`;
      const options = { caseName, breaksContract: true };
      expectExchange(target, exchanges[0], { status: 400, code, message }, check, options);
      expect(result).toMatchObject({ ok: false, outcome: 'rejected', status: 400, code, message });
    });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errors, scenarios } from '../src/acceptance.ts';
import { createExchangeCheck } from '../src/check-exchange.ts';
import { connect, openTarget, type Target, validBody } from '../src/target.ts';

let target: Target;
let check: Awaited<ReturnType<typeof createExchangeCheck>>;
beforeAll(async () => {
  target = await openTarget();
  check = await createExchangeCheck();
});
afterAll(() => target[Symbol.asyncDispose]());

describe('a valid request', () => {
  test.for(scenarios)('is accepted for %s, with an empty answer', async (type) => {
    const { sms, exchanges } = connect(target);
    const result = await sms.send({ ...validBody, type });
    expect(result).toMatchObject({ ok: true, outcome: 'sent', status: 200 });
    expect(exchanges.flatMap(check.requestProblems)).toEqual([]);
    expect(exchanges.flatMap(check.responseProblems)).toEqual([]);
    expect(exchanges).toHaveLength(1);
  });

  test('carries the captcha token to the letter', async () => {
    const { sms, exchanges } = connect(target);
    await sms.send(validBody);
    expect(JSON.parse(exchanges[0]?.requestBody ?? '').captcha_token).toBe(validBody.captcha_token);
  });
});

describe.for(errors)('$code', ({ code, en, zh, provoke }) => {
  test.for([
    { language: 'en', message: en },
    { language: 'zh', message: zh },
  ])('comes back typed, with its message in "$language"', async ({ language, message }) => {
    const { sms, exchanges } = connect(target, { language, change: provoke });
    const result = await sms.send(validBody);
    expect(result).toMatchObject({ ok: false, outcome: 'rejected', status: 400, code, message });
    expect(exchanges.flatMap(check.responseProblems)).toEqual([]);
  });
});

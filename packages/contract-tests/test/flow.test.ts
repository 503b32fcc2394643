import { type OperationModel, readContract } from '@ciam-sms/contract/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AcceptedOperation, codeOf, type RequestChange, readAcceptance } from '../src/acceptance.ts';
import { callOperation } from '../src/call.ts';
import { createExchangeCheck } from '../src/check-exchange.ts';
import { type Expectation, expectExchange } from '../src/expect-exchange.ts';
import { changeRequest, validRequest } from '../src/request.ts';
import { listTargets, type Target } from '../src/target.ts';

const contract = readContract();
const check = createExchangeCheck(contract);
const table = readAcceptance();
const { getCaptcha, verifyCaptcha, sendSms } = Object.fromEntries(table.map((one) => [one.id, one])) as Record<
  'getCaptcha' | 'verifyCaptcha' | 'sendSms',
  AcceptedOperation
>;

/** The header in which the mock says where the hole is. */
const SOLUTION = 'x-mock-captcha-x';

const NEEDS_EYES = 'only a person can see where the hole is';

describe.for(listTargets({ captcha: 'issued' }))('the way from a captcha to a code: $name', ({ open }) => {
  let target: Target;
  beforeAll(async () => {
    target = await open();
  });
  afterAll(() => target[Symbol.asyncDispose]());

  describe.for(['en', 'zh'] as const)('in "%s"', (language) => {
    const recipient = (validRequest(sendSms).body as { mobile: string }).mobile;

    test('getCaptcha returns a captcha that is not that of the call before', async ({ task }) => {
      task.meta.covers = { operation: 'getCaptcha', status: 200, error: 'flow', language };
      const [one, other] = [await issue(), await issue()];
      expect(one.token === other.token).toBe(false); // without printing them
    });

    test('verifyCaptcha returns its captcha token, and sendSms accepts that', async ({ task, skip }) => {
      task.meta.covers = { operation: 'verifyCaptcha', status: 200, error: 'flow', language };
      const { token, x } = await issue();
      skip(x === undefined, NEEDS_EYES);
      const point_json = `{"x":${x}.0,"y":5.0}`;
      const verified = await call(verifyCaptcha, { status: 200 }, { point_json, token, sender: recipient });
      const { captcha_token } = verified.body as { captcha_token: string };
      expect(captcha_token === `${token}---${point_json}`).toBe(true);
      await call(sendSms, { status: 200 }, { captcha_token });
    });

    test('verifyCaptcha rejects a piece that is not in the hole', async ({ task, skip }) => {
      const error = verifyCaptcha.errors.find(({ catchAll }) => catchAll);
      task.meta.covers = { operation: 'verifyCaptcha', status: 400, error: String(codeOf(error?.en)), language };
      const { token, x } = await issue();
      skip(x === undefined, NEEDS_EYES);
      const expected = { status: error?.status ?? 400, body: error?.[language] };
      await call(verifyCaptcha, expected, { point_json: `{"x":${Number(x) + 6}.0,"y":5.0}`, token, sender: recipient });
    });

    /** A new captcha, with its solution if the target gives that away. */
    async function issue() {
      const { body, headers } = await call(getCaptcha, { status: 200 });
      return { token: (body as { token: string }).token, x: headers[SOLUTION] };
    }

    async function call(accepted: AcceptedOperation, expected: Expectation, body: RequestChange['body'] = {}) {
      const operation = contract.operations.find(({ id }) => id === accepted.id) as OperationModel;
      const parts = changeRequest(validRequest(accepted), { header: { 'X-L': language }, body });
      const { exchanges } = await callOperation(target.url, accepted, parts);
      const caseName = `the call on the way from a captcha to a code, in "${language}"`;
      expectExchange(target.url, operation, exchanges[0], expected, check, { caseName });
      const { responseBody = '', responseHeaders: headers = {} } = exchanges[0] ?? {};
      return { headers, body: responseBody === '' ? undefined : JSON.parse(responseBody) };
    }
  });
});

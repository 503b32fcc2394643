import { readContract } from '@ciam-sms/contract/model';
import { expect, test } from 'vitest';
import { createExchangeCheck } from '../src/check-exchange.ts';
import { expectExchange } from '../src/expect-exchange.ts';

const contract = readContract();
const operation = contract.operations.find(({ id }) => id === 'sendSms');

test('a failure reports the case, what was expected and received, and a curl without personal data', () => {
  if (!operation) throw new Error('The contract has no sendSms');
  const exchange = {
    method: operation.method,
    path: operation.path,
    requestHeaders: {
      'content-type': 'application/json',
      'x-client-id': 'secret-client',
      'x-device-fingerprint': 'my-device',
    },
    requestBody: JSON.stringify({ mobile: '15211112222', type: 'LOGIN_SMS', captcha_token: 'my-token' }),
    status: 400,
    responseHeaders: { 'content-type': 'application/json' },
    responseBody: '{"error_code":"IDAAS.SDK.USER.0004","error_msg":"15211112222 has no tenant"}',
  };
  const expected = { status: 400, body: { error_code: 'IDAAS.SDK.PARAM.0001' } };
  const options = { caseName: 'a request without X-agent', breaksContract: true };
  let message = '';
  try {
    const base = 'https://tenant.example.com';
    expectExchange(base, operation, exchange, expected, createExchangeCheck(contract), options);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toBe(`sendSms: a request without X-agent
  expected: 400 IDAAS.SDK.PARAM.0001
  received: 400 IDAAS.SDK.USER.0004 and an undocumented message
  problem:  the body differs
  repeat it with (*** masks personal data):
curl -i -X POST 'https://tenant.example.com/api/v2/sdk/sms/send' \\
  -H 'content-type: application/json' \\
  -H 'x-client-id: ***' \\
  -H 'x-device-fingerprint: ***' \\
  -d '{"mobile":"***","type":"LOGIN_SMS","captcha_token":"***"}'`);
});

import { expect, test } from 'vitest';
import { sendSms } from '../src/acceptance.ts';
import { createExchangeCheck } from '../src/check-exchange.ts';
import { expectExchange } from '../src/expect-exchange.ts';

const check = await createExchangeCheck();
const exchange = {
  method: sendSms.method,
  path: sendSms.path,
  requestHeaders: {
    'content-type': 'application/json',
    'x-client-id': 'secret-client',
    'x-device-fingerprint': 'my-device',
  },
  requestBody: JSON.stringify({ mobile: '15211112222', type: 'LOGIN_SMS', captcha_token: 'my-token' }),
  status: 502,
  responseHeaders: { 'content-type': 'text/html' },
  responseBody: '<h1>Bad gateway</h1>',
};

test('a failure names the operation, the case, what the contract says and what came, and has a curl without personal data', () => {
  const fail = () =>
    expectExchange(
      { url: 'https://tenant.example.com' },
      exchange,
      { status: 400, code: 'IDAAS.SDK.USER.0004' },
      check,
      {
        caseName: 'a request without mobile',
      },
    );
  let message = '';
  try {
    fail();
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toContain('sendSms: a request without mobile');
  expect(message).toContain('contract says: 400 IDAAS.SDK.USER.0004');
  expect(message).toContain('came:          502');
  expect(message).toContain("curl -i -X POST 'https://tenant.example.com/api/v2/sdk/sms/send'");
  expect(message).toContain('"type":"LOGIN_SMS"');
  for (const personal of ['15211112222', 'my-token', 'my-device', 'secret-client'])
    expect(message).not.toContain(personal);
});

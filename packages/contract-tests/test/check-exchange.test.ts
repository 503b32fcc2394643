import { beforeAll, describe, expect, test } from 'vitest';
import { sendSms } from '../src/acceptance.ts';
import { createExchangeCheck, type Exchange } from '../src/check-exchange.ts';
import { validBody as bodyOf } from '../src/target.ts';

let check: Awaited<ReturnType<typeof createExchangeCheck>>;
beforeAll(async () => {
  check = await createExchangeCheck();
});

const { method, path, headers } = sendSms;
const validBody = bodyOf(sendSms);
const exchange: Exchange = {
  method,
  path,
  requestHeaders: {
    'content-type': 'application/json',
    ...Object.fromEntries(headers.map(({ name, example }) => [name.toLowerCase(), example])),
  },
  requestBody: JSON.stringify(validBody),
  status: 400,
  responseHeaders: { 'content-type': 'application/json; charset=utf-8' },
  responseBody: '{"error_code":"IDAAS.SDK.CAPTCHA.0006","error_msg":"Failed to send verification code"}',
};

describe('the check of an exchange', () => {
  test('finds nothing wrong with an exchange that keeps to the contract', () => {
    expect([...check.requestProblems(exchange), ...check.responseProblems(exchange)]).toEqual([]);
  });

  const { 'x-agent': _, ...withoutAgent } = exchange.requestHeaders;
  test.for<[string, Partial<Exchange>]>([
    ['a path that does not exist', { path: '/nowhere' }],
    ['a missing header', { requestHeaders: withoutAgent }],
    ['an empty header', { requestHeaders: { ...exchange.requestHeaders, 'x-agent': '' } }],
    ['another media type', { requestHeaders: { ...exchange.requestHeaders, 'content-type': 'text/plain' } }],
    ['a missing field', { requestBody: JSON.stringify({ ...validBody, mobile: undefined }) }],
    ['a field of another type', { requestBody: JSON.stringify({ ...validBody, mobile: 1 }) }],
    ['an unknown scenario', { requestBody: JSON.stringify({ ...validBody, type: 'GREETING_SMS' }) }],
    ['a body that is no JSON', { requestBody: '{' }],
  ])('notices %s in a request', ([, change]) => {
    expect(check.requestProblems({ ...exchange, ...change })).not.toEqual([]);
  });

  test.for<[string, Partial<Exchange>]>([
    ['a status that is not documented', { status: 500 }],
    ['a body where none is documented', { status: 200 }],
    ['another media type', { responseHeaders: { 'content-type': 'text/html' } }],
    ['an empty error', { responseBody: '' }],
    ['an unknown code', { responseBody: '{"error_code":"IDAAS.SDK.OTHER","error_msg":"x"}' }],
    ['a code of another type', { responseBody: '{"error_code":6,"error_msg":"x"}' }],
    ['a missing message', { responseBody: '{"error_code":"IDAAS.SDK.CAPTCHA.0006"}' }],
  ])('notices %s in a response', ([, change]) => {
    expect(check.responseProblems({ ...exchange, ...change })).not.toEqual([]);
  });
});

import { readContract } from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { readAcceptance } from '../src/acceptance.ts';
import { createExchangeCheck } from '../src/check-exchange.ts';
import type { Exchange } from '../src/exchange.ts';
import { validRequest, writeRequest } from '../src/request.ts';

const check = createExchangeCheck(readContract());
const sendSms = readAcceptance().find(({ id }) => id === 'sendSms');
if (!sendSms) throw new Error('The acceptance table has no sendSms');
const parts = validRequest(sendSms);
const { method, path, headers, body } = writeRequest(sendSms, parts);
const withField = (field: object) => ({ requestBody: JSON.stringify({ ...(parts.body as object), ...field }) });
const exchange: Exchange = {
  method,
  path,
  requestHeaders: headers,
  requestBody: String(body),
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
    ['another method', { method: 'PUT' }],
    ['a missing header', { requestHeaders: withoutAgent }],
    ['an empty header', { requestHeaders: { ...exchange.requestHeaders, 'x-agent': '' } }],
    ['another media type', { requestHeaders: { ...exchange.requestHeaders, 'content-type': 'text/plain' } }],
    ['a missing field', withField({ mobile: undefined })],
    ['a field of another type', withField({ mobile: 1 })],
    ['an unknown scenario', withField({ type: 'GREETING_SMS' })],
    ['a body that is not JSON', { requestBody: '{' }],
    ['no body', { requestBody: '' }],
  ])('notices %s in a request', ([, change]) => {
    expect(check.requestProblems({ ...exchange, ...change })).not.toEqual([]);
  });

  test.for<[string, Partial<Exchange>]>([
    ['a status that is not documented', { status: 500 }],
    ['a body where none is documented', { status: 200 }],
    ['another media type', { responseHeaders: { 'content-type': 'text/html' } }],
    ['another charset', { responseHeaders: { 'content-type': 'application/json; charset=gbk' } }],
    ['an empty error', { responseBody: '' }],
    ['an unknown code', { responseBody: '{"error_code":"IDAAS.SDK.OTHER","error_msg":"x"}' }],
    ['a code of another type', { responseBody: '{"error_code":6,"error_msg":"x"}' }],
    ['a missing message', { responseBody: '{"error_code":"IDAAS.SDK.CAPTCHA.0006"}' }],
    ['a byte order mark', { responseBody: `\ufeff${exchange.responseBody}` }],
    ['a key twice', { responseBody: exchange.responseBody.replace('{', '{"error_code":"IDAAS.SDK.CAPTCHA.0006",') }],
  ])('notices %s in a response', ([, change]) => {
    expect(check.responseProblems({ ...exchange, ...change })).not.toEqual([]);
  });
});

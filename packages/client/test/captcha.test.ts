import { inspect } from 'node:util';
import { getCaptcha } from '@ciam-sms/contract/operations';
import { type Mock, startMock } from '@ciam-sms/mock';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type CaptchaSolution, orThrow, type SmsClientOptions } from '../dist/index.js';
import { clientOf } from './client-of.ts';

const tenant = 'https://tenant.example.com';
const sender = '15200000000';
const solution = { token: '71dd26999e314f9abb0c635336976635', x: 237, sender };

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0, captcha: 'issued' });
});
afterAll(() => mock.close());

/** Gets a captcha of the mock, which tells its solution. */
async function solveCaptcha(sms = clientOf(mock.url)): Promise<CaptchaSolution> {
  const { data, headers } = orThrow(await sms.getCaptcha());
  return { token: data.token, x: Number(headers.get('x-mock-captcha-x')), sender };
}

/** A client whose requests all get the same response. */
const answered = (text: string, status = 200, options: Partial<SmsClientOptions> = {}) =>
  clientOf(tenant, { fetch: async () => new Response(text, { status }), ...options });

describe('the whole flow', () => {
  test('sends to the number that the captcha was verified for', async () => {
    const sms = clientOf(mock.url);
    const { data } = orThrow(await sms.verifyCaptcha(await solveCaptcha(sms)));
    expect(data.mobile).toBe(sender);
    expect(await sms.send({ ...data, type: 'LOGIN_SMS' })).toMatchObject({ ok: true, outcome: 'sent' });
  });

  test('is rejected for another number', async () => {
    const sms = clientOf(mock.url);
    const { data } = orThrow(await sms.verifyCaptcha(await solveCaptcha(sms)));
    expect(await sms.send({ ...data, mobile: '15200000001', type: 'LOGIN_SMS' })).toMatchObject({
      outcome: 'rejected',
      code: 'IDAAS.SDK.CAPTCHA.0004',
    });
  });
});

describe('getCaptcha', () => {
  test('asks without a body, with the headers of the contract', async () => {
    mock.reset();
    const result = await clientOf(mock.url).getCaptcha({ language: 'zh', device: { userAgent: 'other' } });
    expect(result).toMatchObject({ ok: true, outcome: 'issued', status: 200, dispatched: true });
    const [request] = mock.requests;
    expect(request).toMatchObject({ method: 'GET', headers: { 'x-agent': 'other', 'x-l': 'zh' } });
    expect(request?.headers).not.toHaveProperty('content-type');
    expect(request?.body).toBeUndefined();
  });

  test('returns the captcha as the service wrote it, where no logger looks', async () => {
    const captcha = { token: 'abc', originalImageBase64: 'p', jigsawImageBase64: 'q', secretKey: null };
    const result = orThrow(await answered(JSON.stringify(captcha)).getCaptcha());
    expect(result.data).toEqual(captcha);
    expect(inspect(result) + JSON.stringify({ ...result })).not.toContain('abc');
  });

  test('reads pictures of half a megabyte', async () => {
    const picture = 'A'.repeat(500_000);
    const text = JSON.stringify({ token: 't', originalImageBase64: picture, jigsawImageBase64: 'q' });
    expect(orThrow(await answered(text).getCaptcha()).data.originalImageBase64).toBe(picture);
  });

  test.for([
    '',
    'null',
    '[]',
    '"text"',
    '<html>',
    '{"token":"t"}',
    '{"token":"t","originalImageBase64":"p"}',
    '{"token":"t","originalImageBase64":5,"jigsawImageBase64":"q"}',
    '{"originalImageBase64":"p","jigsawImageBase64":"q"}',
  ])('takes a 200 with %s for unexpected', async (text) => {
    expect(await answered(text).getCaptcha()).toMatchObject({ outcome: 'unexpected-answer', status: 200 });
  });

  test.for<[string, string]>([
    ...getCaptcha.errorCodes.map((code): [string, string] => [code, 'rejected']),
    ['IDAAS.SDK.CAPTCHA.0006', 'rejected-unknown'], // sendSms documents it
  ])('%s is %s', async ([error_code, outcome]) => {
    const text = JSON.stringify({ error_code, error_msg: 'x' });
    expect(await answered(text, 400).getCaptcha()).toMatchObject({
      ok: false,
      outcome,
      code: error_code,
      message: 'x',
    });
  });
});

describe('verifyCaptcha', () => {
  test.for<[number, string]>([
    [237, '237.0'],
    [0, '0.0'],
    [12.34, '12.3'],
    [-3, '-3.0'],
  ])('writes the position %f as %s', async ([x, written]) => {
    mock.reset();
    await clientOf(mock.url).verifyCaptcha({ ...solution, x });
    const { token } = solution;
    expect(mock.requests[0]?.body).toEqual({ point_json: `{"x":${written},"y":5.0}`, token, sender });
  });

  test.for([Number.NaN, Number.POSITIVE_INFINITY, '237', undefined, null])(
    'does not send the position %s',
    async (x) => {
      const fetch = vi.fn();
      const result = await clientOf(tenant, { fetch }).verifyCaptcha({ ...solution, x: x as number });
      expect(result).toMatchObject({ outcome: 'not-sendable', message: 'x must be a finite number.' });
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  test('rejects a piece beside the hole', async () => {
    const sms = clientOf(mock.url);
    const solved = await solveCaptcha(sms);
    expect(await sms.verifyCaptcha({ ...solved, x: solved.x + 50 })).toMatchObject({
      outcome: 'rejected',
      code: 'IDAAS.SDK.CAPTCHA.0002',
    });
  });

  test('uses the solution as it was when it was called', async () => {
    const sms = clientOf(mock.url);
    const changing = await solveCaptcha(sms);
    const verifying = sms.verifyCaptcha(changing);
    changing.sender = '13900000000';
    expect(orThrow(await verifying).data.mobile).toBe(sender);
  });

  test('shows token and number to no logger, neither of a success nor of a failure', async () => {
    const sms = clientOf(mock.url);
    const solved = await solveCaptcha(sms);
    const verified = await sms.verifyCaptcha(solved);
    const again = await sms.verifyCaptcha(solved);
    const { token } = solution;
    const echo = JSON.stringify({ token, sender, point_json: '{"x":237.0,"y":5.0}' });
    const echoed = await answered(echo).verifyCaptcha(solution);
    expect([verified.outcome, again.outcome, echoed.outcome]).toEqual(['verified', 'rejected', 'unexpected-answer']);
    for (const result of [verified, again, echoed]) {
      const shown = inspect(result) + JSON.stringify(result) + JSON.stringify({ ...result });
      for (const secret of [solved.token, token, sender, '237']) expect(shown).not.toContain(secret);
    }
  });

  test.for(['', 'null', '{}', '{"captcha_token":5}', '<html>'])('takes a 200 with %s for unexpected', async (text) => {
    expect(await answered(text).verifyCaptcha(solution)).toMatchObject({ outcome: 'unexpected-answer', status: 200 });
  });

  test('has a result for any solution', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.anything(), fc.record({ token: fc.anything(), x: fc.anything() })),
        async (given) => {
          const result = await answered('{"captcha_token":"t"}').verifyCaptcha(given as never);
          expect(['verified', 'not-sendable']).toContain(result.outcome);
        },
      ),
    ));
});

test('hooks see the calls for captchas as well', async () => {
  const beforeRequest = vi.fn(() => ({ traceparent: '1' }));
  const afterResult = vi.fn();
  const sms = clientOf(mock.url, { beforeRequest, afterResult });
  mock.reset();
  const result = await sms.getCaptcha();
  expect(mock.requests[0]?.headers).toHaveProperty('traceparent', '1');
  expect(afterResult.mock.calls).toEqual([[result, { method: 'GET', url: mock.url + getCaptcha.path }]]);
});

test('a call for a captcha can be aborted, and ends when its time is over', async () => {
  const sms = clientOf(tenant, { fetch: () => new Promise(() => {}) });
  expect(await sms.getCaptcha({ signal: AbortSignal.abort() })).toMatchObject({ outcome: 'aborted' });
  expect(await sms.verifyCaptcha(solution, { timeout: 10 })).toMatchObject({ outcome: 'timed-out', dispatched: true });
});

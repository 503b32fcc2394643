import { describe, expect, test } from 'vitest';
import { call, getCaptcha, pointAt, SENDER, sendSms, solve, startWithClock, verify } from './flow.ts';

const [EXPIRED, MISMATCH, NOT_SOLVED] = ['IDAAS.SDK.CAPTCHA.0003', 'IDAAS.SDK.CAPTCHA.0004', 'IDAAS.SDK.CAPTCHA.0002'];
const start = (secret?: string) => startWithClock({ captcha: 'issued', ...(secret !== undefined && { secret }) });

describe('a mock that accepts issued tokens only', () => {
  test('sends a code for a token, once', async () => {
    await using mock = await start();
    const token = await solve(mock);
    expect(await sendSms(mock, token)).toMatchObject({ status: 200 });
    expect(await sendSms(mock, token)).toMatchObject({ status: 400, code: EXPIRED });
  });

  test('sends a code for 180 seconds after the verification, however late that was', async () => {
    await using mock = await start();
    const captcha = await getCaptcha(mock);
    mock.pass(120);
    const late = (await verify(mock, captcha)).json.captcha_token;
    const [in180, after180] = [await solve(mock), await solve(mock)];
    mock.pass(180);
    for (const token of [late, in180]) expect(await sendSms(mock, token)).toMatchObject({ status: 200 });
    mock.pass(0.001);
    for (const token of [late, in180, after180]) expect(await sendSms(mock, token)).toMatchObject({ code: EXPIRED });
    mock.pass(1_000);
    await solve(mock); // which makes the mock forget what is older
    for (const token of [late, in180, after180]) expect(await sendSms(mock, token)).toMatchObject({ code: EXPIRED });
  });

  test.for<[string, (token: string) => string]>([
    ['in upper case', (token) => token.toUpperCase()],
    ['with another position', (token) => token.replace('"y":5.0', '"y":5')],
    ['with the position written anew', (token) => token.replaceAll('.0', '')],
    ['with blanks around it', (token) => ` ${token} `],
    ['without its position', (token) => token.slice(0, 32)],
    ['that nobody issued', () => 'any'],
    ['of the contract’s example', () => '71dd26999e314f9abb0c635336976635---{"x":237.0,"y":5.0}'],
  ])('rejects a token %s', async ([, change]) => {
    await using mock = await start();
    const token = await solve(mock);
    expect(await sendSms(mock, change(token))).toMatchObject({ code: MISMATCH });
    expect(await sendSms(mock, token)).toMatchObject({ status: 200 }); // which is not used up
  });

  test('rejects a token whose captcha was not verified, even if it has the solution', async () => {
    await using mock = await start();
    const { token, x } = await getCaptcha(mock);
    expect(await sendSms(mock, `${token}---${pointAt(x)}`)).toMatchObject({ code: MISMATCH });
    await verify(mock, { token, x: x + 6 });
    expect(await sendSms(mock, `${token}---${pointAt(x + 6)}`)).toMatchObject({ code: MISMATCH });
  });

  test.for([
    ['15200000001', SENDER],
    ['152 0000 0000', SENDER],
    [`+86${SENDER}`, SENDER],
    [` ${SENDER}`, SENDER],
    ['15200000000@163.com', SENDER],
  ] as const)('rejects a token that was issued for "%s" and is sent for "%s"', async ([sender, mobile]) => {
    await using mock = await start();
    const token = await solve(mock, sender);
    expect(await sendSms(mock, token, mobile)).toMatchObject({ code: MISMATCH });
    expect(await sendSms(mock, token, sender)).toMatchObject({ status: 200 });
  });

  test('rejects the captcha of the contract’s example as well', async () => {
    await using mock = await start();
    expect(await call(mock, 'verifyCaptcha')).toMatchObject({ code: NOT_SOLVED });
  });

  test('does not use up a token if another error comes first', async () => {
    await using mock = await start();
    const token = await solve(mock);
    expect((await call(mock, 'sendSms', { captcha_token: token, type: 'NO_SUCH_SMS' })).status).toBe(400);
    expect(await sendSms(mock, token)).toMatchObject({ status: 200 });
  });
});

describe('mocks that share a secret', () => {
  test('accept each other’s captchas and tokens', async () => {
    await using one = await start('shared');
    await using other = await start('shared');
    expect((await verify(other, await getCaptcha(one))).status).toBe(200);
    const token = await solve(one);
    expect(await sendSms(other, token)).toMatchObject({ status: 200 });
    expect(await sendSms(other, token)).toMatchObject({ code: EXPIRED }); // once for each mock
    expect(await sendSms(one, token)).toMatchObject({ status: 200 });
  });

  test('know a number only if they verified the captcha themselves', async () => {
    await using one = await start('shared');
    await using other = await start('shared');
    const token = await solve(one);
    expect(await sendSms(one, token, '15200000001')).toMatchObject({ code: MISMATCH });
    expect(await sendSms(other, token, '15200000001')).toMatchObject({ status: 200 });
  });

  test('accept each other’s tokens until 300 seconds after the captcha was issued', async () => {
    await using one = await start('shared');
    await using other = await start('shared');
    const [token, later] = [await solve(one), await solve(one)];
    other.pass(299);
    expect(await sendSms(other, token)).toMatchObject({ status: 200 });
    other.pass(2);
    expect(await sendSms(other, later)).toMatchObject({ code: EXPIRED });
  });

  test('reject a token without the solution, or of another secret', async () => {
    await using one = await start('shared');
    await using other = await start('another');
    const { token, x } = await getCaptcha(one);
    expect(await sendSms(one, `${token}---${pointAt(x + 6)}`)).toMatchObject({ code: MISMATCH });
    expect(await sendSms(other, await solve(one))).toMatchObject({ code: MISMATCH });
    expect(await verify(other, await getCaptcha(one))).toMatchObject({ code: NOT_SOLVED });
  });
});

import { readContract } from '@ciam-sms/contract/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../dist/index.js';
import { call, getCaptcha, pointAt, sendSms, solve, startWithClock, verify } from './flow.ts';

const NOT_SOLVED = 'IDAAS.SDK.CAPTCHA.0002';
const message = readContract()
  .operations.flatMap(({ errors }) => errors)
  .find(({ code }) => code === NOT_SOLVED)?.message;

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

describe('getCaptcha', () => {
  test('returns another captcha each time, with every member of the contract', async () => {
    const [one, other] = await Promise.all([call(mock, 'getCaptcha'), call(mock, 'getCaptcha')]);
    const operation = readContract().operations.find(({ id }) => id === 'getCaptcha');
    const [example] = operation?.responses[0]?.contents[0]?.examples ?? [];
    expect(Object.keys(one.json)).toEqual(Object.keys(example?.value as object));
    expect(one.json.token).toMatch(/^[\da-f]{32}$/);
    expect(one.json.token).not.toBe(other.json.token);
    expect(one.json.originalImageBase64).not.toBe(other.json.originalImageBase64);
    expect(one.headers.get('x-mock-example')).toBeNull();
  });

  test('says in a header that pages of any origin can read where the hole is', async () => {
    const { headers } = await call(mock, 'getCaptcha', {}, { origin: 'https://app.example.com' });
    const x = headers.get('x-mock-captcha-x');
    expect(x).toMatch(/^\d+$/);
    expect(headers.get('x-mock-captcha-point')).toBe(`{"x":${x}.0,"y":5.0}`);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toBe('*');
  });

  test('returns its example if the request asks for that', async () => {
    const { json, headers } = await call(mock, 'getCaptcha', {}, { prefer: 'code=200' });
    expect(json.token).toBe('389c21b32a8e4eba9a6d75b71150bfd1');
    expect(headers.get('x-mock-example')).toBe('slider');
  });
});

describe('verifyCaptcha', () => {
  test.for([-5, -1, 0, 1, 5])('accepts a piece that is dropped %i pixels off', async (off) => {
    const { token, x } = await getCaptcha(mock);
    const { status, json } = await verify(mock, { token, x: x + off });
    expect({ status, json }).toEqual({ status: 200, json: { captcha_token: `${token}---${pointAt(x + off)}` } });
  });

  test.for([-100, -6, 6, 100])('rejects a piece that is dropped %i pixels off', async (off) => {
    const { token, x } = await getCaptcha(mock);
    expect(await verify(mock, { token, x: x + off })).toMatchObject({ status: 400, code: NOT_SOLVED });
  });

  test.for(['en', 'zh'] as const)('says so in "%s"', async (language) => {
    const { token, x } = await getCaptcha(mock);
    const { json } = await call(mock, 'verifyCaptcha', { token, point_json: pointAt(x + 100) }, { 'X-L': language });
    expect(json).toEqual({ error_code: NOT_SOLVED, error_msg: message?.[language] });
  });

  test.for<[string, (x: number) => string]>([
    ['is not JSON', (x) => `x=${x}`],
    ['is not an object', (x) => `[${x},5]`],
    ['is null', () => 'null'],
    ['has other members', (x) => `{"x":${x}.0,"y":5.0,"z":0}`],
    ['lacks y', (x) => `{"x":${x}.0}`],
    ['has a string for x', (x) => `{"x":"${x}.0","y":5.0}`],
    ['has a string for y', (x) => `{"x":${x}.0,"y":"5.0"}`],
    ['has another height', (x) => `{"x":${x}.0,"y":6.0}`],
    ['has a number out of range', () => '{"x":1e999,"y":5.0}'],
  ])('rejects a point_json that %s', async ([, write]) => {
    const captcha = await getCaptcha(mock);
    expect(await verify(mock, captcha, { point_json: write(captcha.x) })).toMatchObject({ code: NOT_SOLVED });
  });

  test('accepts a point_json without decimal points, and returns it as it came', async () => {
    const { token, x } = await getCaptcha(mock);
    const point_json = ` {"y": 5, "x": ${x}} `;
    expect((await verify(mock, { token, x }, { point_json })).json).toEqual({
      captcha_token: `${token}---${point_json}`,
    });
  });

  test.for<[string, (token: string) => string]>([
    ['in upper case', (token) => token.toUpperCase()],
    ['with a digit changed', (token) => token.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))],
    ['with a digit more', (token) => `${token}0`],
    ['of another form', () => 'x'],
  ])('rejects a token %s', async ([, change]) => {
    let captcha = await getCaptcha(mock);
    while (captcha.token.toUpperCase() === captcha.token) captcha = await getCaptcha(mock);
    expect(await verify(mock, captcha, { token: change(captcha.token) })).toMatchObject({ code: NOT_SOLVED });
  });

  test('rejects the token of another captcha, and of another mock', async () => {
    await using other = await startMock({ port: 0 });
    expect(await verify(mock, await getCaptcha(other))).toMatchObject({ code: NOT_SOLVED });
    const captcha = await getCaptcha(mock);
    let another = await getCaptcha(mock);
    while (Math.abs(another.x - captcha.x) <= 5) another = await getCaptcha(mock);
    expect(await verify(mock, { ...another, x: captcha.x })).toMatchObject({ code: NOT_SOLVED });
  });

  test('accepts a captcha once', async () => {
    const captcha = await getCaptcha(mock);
    expect(await verify(mock, captcha)).toMatchObject({ status: 200 });
    expect(await verify(mock, captcha)).toMatchObject({ code: NOT_SOLVED });
  });

  test('rejects the solution after an attempt that failed', async () => {
    const captcha = await getCaptcha(mock);
    await verify(mock, { ...captcha, x: captcha.x + 6 });
    expect(await verify(mock, captcha)).toMatchObject({ code: NOT_SOLVED });
  });

  test('accepts a captcha for 120 seconds', async () => {
    await using clocked = await startWithClock();
    const [in120, after120] = [await getCaptcha(clocked), await getCaptcha(clocked)];
    clocked.pass(120);
    expect(await verify(clocked, in120)).toMatchObject({ status: 200 });
    clocked.pass(0.001);
    expect(await verify(clocked, after120)).toMatchObject({ code: NOT_SOLVED });
  });

  test('accepts the captcha of the contract’s example, which no mock has issued, any number of times', async () => {
    const token = '71dd26999e314f9abb0c635336976635';
    for (const x of [237, 0, 0]) {
      const { status, json } = await call(mock, 'verifyCaptcha', { point_json: pointAt(x) });
      expect({ status, json }).toEqual({ status: 200, json: { captcha_token: `${token}---${pointAt(x)}` } });
    }
  });

  test('rejects a piece that is left of the picture, as the contract declares', async () => {
    expect(await call(mock, 'verifyCaptcha', { point_json: pointAt(-1) })).toMatchObject({ code: NOT_SOLVED });
  });
});

test('sendSms accepts any captcha token, unless the mock is told otherwise', async () => {
  expect(await sendSms(mock, 'any')).toMatchObject({ status: 200 });
  expect(await sendSms(mock, await solve(mock))).toMatchObject({ status: 200 });
});

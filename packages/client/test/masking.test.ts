import { inspect } from 'node:util';
import { errors } from '@ciam-sms/contract';
import { sendSms } from '@ciam-sms/contract/operations';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orThrow, type SmsClientOptions } from '../dist/index.js';
import { body, clientOf, fingerprint } from './client-of.ts';

const clientId = 'nTo1eRIub60vPb54WeE6aojPwYwImtl4';
const ip = '192.168.1.2';
const secrets: [name: string, value: string][] = [
  ['mobile', body.mobile],
  ['captcha token', body.captcha_token],
  ['fingerprint', fingerprint],
  ['client ID', clientId],
  ['IP address', ip],
];

/** What a server can do to a value that it repeats. */
const notations: [name: string, write: (value: string) => string][] = [
  ['as it is', (value) => value],
  ['in upper case', (value) => value.toUpperCase()],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded throughout', (value) => each(value, (code) => `%${hex(code, 2)}`)],
  ['percent-encoded twice', (value) => encodeURIComponent(encodeURIComponent(value))],
  ['HTML-escaped', (value) => value.replaceAll('"', '&quot;')],
  ['HTML-escaped twice', (value) => value.replaceAll('"', '&amp;quot;')],
  ['in decimal HTML entities', (value) => each(value, (code) => `&#${code};`)],
  ['in hexadecimal HTML entities', (value) => each(value, (code) => `&#x${hex(code, 2)};`)],
  ['in JSON', (value) => JSON.stringify(value).slice(1, -1)],
  ['in JSON in JSON', (value) => JSON.stringify(JSON.stringify(value)).slice(3, -3)],
  ['with \\u escapes of quotes', (value) => value.replaceAll('"', '\\u0022')],
  ['in \\u escapes', (value) => each(value, (code) => `\\u${hex(code, 4)}`)],
  ['in \\u escapes within JSON', (value) => each(value, (code) => `\\\\u${hex(code, 4)}`)],
  ['in \\x escapes', (value) => each(value, (code) => `\\x${hex(code, 2)}`)],
  ['in full-width digits', (value) => value.replace(/\d/g, wide)],
  ['in percent-encoded full-width digits', (value) => encodeURI(value.replace(/\d/g, wide))],
  ['in \\u escapes of full-width digits', (value) => value.replace(/\d/g, (digit) => `\\uff1${digit}`)],
  ['truncated', (value) => `${value.slice(0, -1)}…`],
];
const spaced: [name: string, mobile: string][] = [
  ['blanks', '152 0000 0000'],
  ['dashes', '152-0000-0000'],
  ['non-breaking blanks', '152&nbsp;0000&nbsp;0000'],
  ['percent-encoded blanks', '152%200000%200000'],
  ['a country code', '+86 (152) 0000.0000'],
];

const each = (value: string, write: (code: number) => string) =>
  [...value].map((character) => write(character.charCodeAt(0))).join('');
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const wide = (digit: string) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0);

/** Matches a mask; marks that say nothing may be left around it. */
const masked = (before: string, after: string) =>
  expect.stringMatching(new RegExp(`^${before}\\\\*\\*{3}(%7D|%257D|[.}"\\\\…])*${after}$`));

/** Sends to a server that returns what it is told, with everything personal that a call can have. */
function sendAnd(status: number, text: string, headers: Record<string, string> = {}, given: Partial<typeof body> = {}) {
  const fetch: SmsClientOptions['fetch'] = async () => new Response(text, { status, headers });
  const device = { operatingSystemVersion: 'windows10.1.1', fingerprint, userAgent: 'test', ip };
  return clientOf('https://tenant.example.com', { fetch, device, clientId }).send({ ...body, ...given });
}
const sendAndReject = (error_code: string, error_msg: string, given: Partial<typeof body> = {}) =>
  sendAnd(400, JSON.stringify({ error_code, error_msg }), {}, given);

describe.for(secrets)('the %s', ([, secret]) => {
  test.for(notations)('is masked in an excerpt %s', async ([, write]) => {
    const result = await sendAnd(502, `<${write(secret)}>`);
    expect(result).toMatchObject({ excerpt: masked('<', '>') });
  });

  test.for(notations)('is masked in a message and a code %s', async ([, write]) => {
    const result = await sendAndReject(`X.${write(secret)}`, `<${write(secret)}>`);
    expect(result).toMatchObject({
      code: masked('X.', ''),
      message: masked('<', '>'),
    });
  });

  test('is masked in every header', async () => {
    const echo = encodeURIComponent(secret);
    const headers = { location: `/?q=${echo}`, 'retry-after': echo, 'content-type': `text/html; q=${echo}` };
    const result = await sendAnd(302, '', headers);
    if (result.outcome !== 'unexpected-answer') throw new Error(result.outcome);
    expect(result.headers.get('location')).toEqual(masked('/\\?q=', ''));
    expect(result.retryAfter).toEqual(masked('', ''));
    expect(result.contentType).toEqual(masked('text/html; q=', ''));
    expect(result.response?.headers.get('location')).toBe(`/?q=${echo}`);
  });
});

test.for(spaced)('a number written with %s is masked', async ([, mobile]) => {
  expect(await sendAnd(502, `<${mobile}>`)).toMatchObject({ excerpt: expect.stringMatching(/^<(\+86 \()?\*{3}>$/) });
});

test.for(['+8615200000000', '15200000000', '152 0000 0000', '１５２００００００００'])(
  'a number sent as %s is masked as 15200000000',
  async (mobile) => {
    expect(await sendAnd(502, '<15200000000>', {}, { mobile })).toMatchObject({ excerpt: '<***>' });
  },
);

test("somebody else's mobile number is masked", async () => {
  expect(await sendAnd(502, '<13900000000>')).toMatchObject({ excerpt: '<***>' });
});

test('the headers of a success are masked as well', async () => {
  const fetch = async () => new Response(null, { headers: { 'x-echo': body.mobile } });
  const result = await clientOf('https://tenant.example.com', { fetch }).send(body);
  expect(result.headers?.get('x-echo')).toBe('***');
});

test('a token is masked beyond a line break', async () => {
  const captcha_token = 'first12345\nsecond67890';
  expect(await sendAndReject('X', `<${captcha_token}>`, { captcha_token })).toMatchObject({ message: '<***>' });
});

test('a token of letters only is masked from sixteen on, since fewer may be a word', async () => {
  const [word, token] = ['internationales', 'internationalise'];
  expect(await sendAndReject('X', word, { captcha_token: word })).toMatchObject({ message: word });
  expect(await sendAndReject('X', token, { captcha_token: token })).toMatchObject({ message: '***' });
});

test('a mobile number that is not a string is masked', async () => {
  const result = await sendAndReject('X', 'Failed to send to 4915112345678', { mobile: 4915112345678 as never });
  expect(result).toMatchObject({ message: 'Failed to send to ***' });
});

test('a header whose decoded value HTTP cannot carry is still masked', async () => {
  const result = await sendAnd(302, '', { location: `/?a=%0a&m=%31${body.mobile.slice(1)}` });
  expect(result.headers?.get('location')).toBe('/?a=?&m=***');
});

describe('information stays', () => {
  test.for<[string, string, string]>([
    ['a numeric error code', 'IDAAS.SDK.SMS.10001', 'x'],
    ['a trace ID', 'X', 'trace 4bf92f3577b34da6a3ce929d0e0e4736'],
    ['a numeric trace ID', 'X', 'trace 1732450000000123456'],
    ['a time', 'X', 'at 1732450000000'],
    ['escapes in a text without personal data', 'X', '100%25 &amp; \\u0022'],
  ])('%s', async ([, code, message]) => {
    expect(await sendAndReject(code, message)).toMatchObject({ code, message });
  });

  test('beside a secret: the rest of the text', async () => {
    const message = '验证码发送失败：15200000000，请重试。trace 4bf92f3577b34da6';
    const result = await sendAndReject('X', message);
    expect(result).toMatchObject({ message: '验证码发送失败：***，请重试。trace 4bf92f3577b34da6' });
  });

  test.for(['token', 'b', 'verification', 'Send scene', '', '10001', 1, null, 5.5])(
    'beside a token of %j: every documented message and code',
    async (captcha_token) => {
      for (const { code, message } of sendSms.errorCodes.map((documented) => errors[documented])) {
        for (const text of [message.en, message.zh]) {
          const result = await sendAndReject(code, text, { captcha_token: captcha_token as never });
          expect(result).toMatchObject({ outcome: 'rejected', code, message: text });
        }
      }
    },
  );

  test('beside a token of five digits: a code that has them', async () => {
    const code = 'IDAAS.SDK.SMS.10001';
    expect(await sendAndReject(code, 'x', { captcha_token: '10001' })).toMatchObject({ code });
  });

  test('beside any short token', async () => {
    const { code, message } = errors['IDAAS.SDK.PARAM.0008'];
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 5 }), async (token) => {
        const result = await sendAndReject(code, message.en, { captcha_token: token, mobile: token });
        expect(result).toMatchObject({ message: message.en });
      }),
    );
  });
});

test('any secret is masked in any text around it', async () => {
  const secret = fc.stringMatching(/^[a-zA-Z\d]{3,20}\d[a-zA-Z\d]{4}[a-zA-Z\d:._-]{4,20}[a-z]$/);
  const around = fc.stringMatching(/^[ <>"'&%\\;:/.]{0,20}$/);
  await fc.assert(
    fc.asyncProperty(secret, around, around, fc.constantFrom(...notations), async (token, before, after, notation) => {
      const result = await sendAnd(502, before + notation[1](token) + after, {}, { captcha_token: token });
      expect(result).toMatchObject({ excerpt: expect.not.stringContaining(token.slice(0, 12)) });
    }),
  );
});

test('a long text, and a long token, are masked in no time that anybody would notice', async () => {
  const token = 'a1'.repeat(50_000);
  const result = await sendAndReject('X', `${'1-'.repeat(30_000)}${token}`, { captcha_token: token });
  expect(result).toMatchObject({ message: expect.stringMatching(/\*{3}$/) });
});

test('a failure and its error print nothing personal, neither with inspect nor as JSON', async () => {
  const fetch = () => Promise.reject(new Error(`no route for ${body.mobile} ${fingerprint}`));
  const result = await clientOf('https://tenant.example.com', { fetch }).send(body);
  let error: unknown;
  try {
    orThrow(result);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toHaveProperty('cause', (result as { cause?: unknown }).cause);
  for (const shown of [inspect(result), inspect(error), JSON.stringify(result), JSON.stringify(error), String(error)]) {
    expect(shown).not.toContain(body.mobile);
    expect(shown).not.toContain(fingerprint);
  }
});

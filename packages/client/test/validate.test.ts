import { errors, scenarios } from '@ciam-sms/contract';
import { readContract } from '@ciam-sms/contract/model';
import { startMock } from '@ciam-sms/mock';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SmsRequest } from '../dist/index.js';
import { smsRequestSchema } from '../dist/validate.js';
import { readFieldRules } from '../scripts/field-rules.ts';
import { body, clientOf } from './client-of.ts';

const schema: StandardSchemaV1<SmsRequest> = smsRequestSchema();
const validate = (value: unknown, language?: string) => smsRequestSchema(language)['~standard'].validate(value);

/** One field wrong at a time. */
const mistakes: [field: keyof SmsRequest, value: unknown][] = [
  ['mobile', undefined],
  ['mobile', ''],
  ['mobile', null],
  ['type', undefined],
  ['type', ''],
  ['type', 'NO_SUCH_SMS'],
  ['captcha_token', undefined],
  ['captcha_token', ''],
  ['captcha_token', 5],
];

test('is a Standard Schema', () => {
  expect(schema['~standard']).toMatchObject({ version: 1, vendor: '@ciam-sms/client' });
});

test.for(Object.keys(scenarios))('accepts the scenario %s, and returns the request itself', (type) => {
  const request = { ...body, type };
  expect(validate(request)).toEqual({ value: request });
});

test.for(mistakes)('%s that is %j has the error that the mock returns', async ([field, value]) => {
  await using mock = await startMock({ port: 0 });
  const wrong = { ...body, [field]: value };
  const result = await clientOf(mock.url, { language: 'zh' }).send(wrong as SmsRequest);
  if (result.outcome !== 'rejected') throw new Error(result.outcome);
  const { code, message } = result;
  expect(validate(wrong, 'zh')).toEqual({
    issues: [{ path: [field], code, message, messages: errors[code].message }],
  });
});

test('reports every field that is wrong', () => {
  const { issues } = validate({ type: 'X' });
  expect(issues?.map(({ path }) => path.join())).toEqual(['mobile', 'type', 'captcha_token']);
});

test.for([undefined, null, 'text', []])('rejects %j, which is not an object', (value) => {
  expect(validate(value)).toMatchObject({ issues: [{ path: [], code: 'IDAAS.SDK.CAPTCHA.0006' }] });
});

test.for([
  ['zh-Hans-CN', '手机号不能为空'],
  ['en-GB', 'Mobile number cannot be empty'],
  ['fr', 'Mobile number cannot be empty'],
] as const)('speaks the language that %s asks for', ([language, message]) => {
  expect(validate({ ...body, mobile: '' }, language)).toMatchObject({ issues: [{ message }] });
});

test('returns issues or a value for anything', () => {
  const fields = fc.record({ mobile: fc.anything(), type: fc.anything(), captcha_token: fc.anything() });
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fields), (value) => {
      const result = validate(value);
      expect('value' in result).toBe(result.issues === undefined);
    }),
  );
});

describe('the rules that the build derives from the contract', () => {
  const sendSms = readContract().operations.find(({ id }) => id === 'sendSms');
  if (!sendSms?.body) throw new Error('The contract has no sendSms with a body.');
  const [content] = sendSms.body.contents;
  const [mobile] = content?.fields ?? [];
  const withField = (change: object) =>
    ({
      ...sendSms,
      body: { ...sendSms.body, contents: [{ ...content, fields: [{ ...mobile, ...change }] }] },
    }) as typeof sendSms;

  test('leave out what an optional field lacks', () => {
    expect(readFieldRules(withField({ required: false })).rules).toEqual([{ field: 'mobile' }]);
  });

  test.for<[string, object]>([
    ['another type', { schema: { type: 'number' } }],
    ['an unknown keyword', { schema: { type: 'string', pattern: '^1' } }],
    ['a length', { schema: { type: 'string', minLength: 6 } }],
    ['a nested field', { path: 'contact.mobile' }],
  ])('cannot be derived from %s: the build fails', ([, change]) => {
    expect(() => readFieldRules(withField(change))).toThrow('scripts/field-rules.ts cannot check');
  });
});

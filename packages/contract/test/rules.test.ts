import { describe, expect, test } from 'vitest';
import { ContractCopy, lintCopy } from './contract-copy.ts';

const ERROR = 'openapi/components/errors/IDAAS.SDK.CAPTCHA.0003.yaml';
const CODES = 'openapi/components/schemas/SendSmsErrorCode.yaml';
const REJECTED = 'openapi/components/responses/SendSmsRejected.yaml';
const BODY = 'openapi/components/schemas/SendSmsRequest.yaml';
const HEADER = 'openapi/components/parameters/X-agent.yaml';
const SCENARIO = 'openapi/components/schemas/Scenario.yaml';
const PATH = 'openapi/paths/api_v2_sdk_sms_send.yaml';

interface Mistake {
  what: string;
  file: string;
  from: string;
  to: string;
  rule: string;
  says: string;
  /** Where in the file it is reported, if that is the point. */
  at?: string;
}

const mistakes: Mistake[] = [
  {
    what: 'a property without a description',
    file: BODY,
    from: 'description: Mobile',
    to: 'title: Mobile',
    rule: 'ciam/described-properties',
    says: 'Property `mobile` has no description',
  },
  {
    what: 'a property without an example',
    file: BODY,
    from: '    examples:\n      - "15200000000"\n',
    to: '',
    rule: 'scalar-property-missing-example',
    says: 'Scalar property should have "example" or "examples" defined',
  },
  {
    what: 'a parameter without an example',
    file: HEADER,
    from: 'example: Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)\n',
    to: '',
    rule: 'rule/parameter-example',
    says: 'A parameter has no example',
  },
  {
    what: 'a scenario without a description',
    file: SCENARIO,
    from: '  LOGIN_SMS: Log in with a verification code.\n',
    to: '',
    rule: 'ciam/enum-values-described',
    says: 'Value `LOGIN_SMS` has no description',
  },
  {
    what: 'a description of a scenario that is not listed',
    file: SCENARIO,
    from: '  - LOGIN_SMS\n',
    to: '',
    rule: 'ciam/enum-values-described',
    says: 'describes `LOGIN_SMS`, which is not a value of this enum',
  },
  {
    what: 'codes that are described outside their files',
    file: CODES,
    from: 'examples:',
    to: 'x-enumDescriptions:\n  IDAAS.SDK.PARAM.0001: Some text.\nexamples:',
    rule: 'ciam/enum-values-described',
    says: 'Remove it: what a code means is read from its file',
  },
  {
    what: 'a code that no response has',
    file: CODES,
    from: 'enum:\n',
    to: 'enum:\n  - IDAAS.SDK.NEW.0001\n',
    rule: 'ciam/error-codes',
    says: 'Code `IDAAS.SDK.NEW.0001` is listed, but no response has it',
  },
  {
    what: 'a code that is not listed, in the file of the list',
    file: CODES,
    from: '  - IDAAS.SDK.CAPTCHA.0003\n',
    to: '',
    rule: 'ciam/error-codes',
    says: 'Code `IDAAS.SDK.CAPTCHA.0003` of a response is not listed. Add it to the `enum` in `SendSmsErrorCode.yaml`.',
    at: '#/enum',
  },
  {
    what: 'a code in the file of another',
    file: ERROR,
    from: 'error_code: IDAAS.SDK.CAPTCHA.0003',
    to: 'error_code: IDAAS.SDK.CAPTCHA.0004',
    rule: 'ciam/errors',
    says: 'The code `IDAAS.SDK.CAPTCHA.0004` is in the file of another, `IDAAS.SDK.CAPTCHA.0003.yaml`. Rename the file to `IDAAS.SDK.CAPTCHA.0004.yaml`, or fix the code.',
    at: '#/captcha-token-expired.en/value/error_code',
  },
  {
    what: 'an error that lacks a language',
    file: REJECTED,
    from: '      captcha-token-expired.zh:\n        $ref: ../errors/IDAAS.SDK.CAPTCHA.0003.yaml#/captcha-token-expired.zh\n',
    to: '',
    rule: 'ciam/errors',
    says: 'Error `IDAAS.SDK.CAPTCHA.0003` needs exactly two examples of one name',
  },
  {
    what: 'a message in the wrong language',
    file: ERROR,
    from: 'error_msg: 图形验证码校验通过令牌已失效',
    to: 'error_msg: Expired',
    rule: 'ciam/errors',
    says: 'The message of example `captcha-token-expired.zh` is not in the language that its name says',
  },
  {
    what: 'an example that is not named after error and language',
    file: REJECTED,
    from: '      captcha-token-expired.zh:\n',
    to: '      CaptchaTokenExpired:\n',
    rule: 'ciam/errors',
    says: 'Example `CaptchaTokenExpired` is not named after its error and language',
  },
  {
    what: 'an error without its cause in words',
    file: ERROR,
    from: '  description: The captcha token is no longer valid.\n',
    to: '',
    rule: 'ciam/errors',
    says: 'has no usable `description`. Say in a full sentence, in English, what causes the error',
  },
  {
    what: 'a remedy that is not a sentence',
    file: ERROR,
    from: 'x-remedy: Show a new captcha and call again with the new captcha token.',
    to: 'x-remedy: new captcha',
    rule: 'ciam/errors',
    says: 'Say in a full sentence, in English, what the caller should do',
  },
  {
    what: 'a Chinese remedy that is in English',
    file: ERROR,
    from: 'x-remedy: 请显示新的图形验证码，并用新的图形验证码令牌再次调用。',
    to: 'x-remedy: Get a new captcha.',
    rule: 'ciam/errors',
    says: 'Say in a full sentence, in Chinese, what the caller should do',
    at: '#/captcha-token-expired.zh/x-remedy',
  },
  {
    what: 'a Chinese title that is in English',
    file: ERROR,
    from: 'summary: 图形验证码令牌已失效',
    to: 'summary: Captcha token expired',
    rule: 'ciam/errors',
    says: 'Example `captcha-token-expired.zh` has no usable `summary`. Write a title of a few words, in Chinese',
    at: '#/captcha-token-expired.zh/summary',
  },
  {
    what: 'an error that nothing makes the mock return',
    file: REJECTED,
    from: '  captcha-token-expired:\n    - field: captcha_token\n      startsWith: expired---\n',
    to: '',
    rule: 'ciam/mock-causes',
    says: '`captcha-token-expired`: there are none. Add a list with what makes the mock return this error',
  },
  {
    what: 'a cause of an error that the response does not have',
    file: REJECTED,
    from: '  captcha-token-expired:\n    - field',
    to: '  captcha-token-expire:\n    - field: mobile\n      is: missing\n  captcha-token-expired:\n    - field',
    rule: 'ciam/mock-causes',
    says: '`captcha-token-expire` is not an error of this response',
    at: '#/x-mock-causes/captcha-token-expire',
  },
  {
    what: 'a cause in a field that does not exist',
    file: REJECTED,
    from: 'field: captcha_token\n      startsWith: expired',
    to: 'field: captcha_tokem\n      startsWith: expired',
    rule: 'ciam/mock-causes',
    says: 'no body field of the operation is called `captcha_tokem`. Use one of: mobile, type, captcha_token.',
    at: '#/x-mock-causes/captcha-token-expired/0',
  },
  {
    what: 'a cause in a place where the operation has nothing',
    file: REJECTED,
    from: 'field: captcha_token\n      startsWith: expired',
    to: 'query: captcha_token\n      startsWith: expired',
    rule: 'ciam/mock-causes',
    says: 'no query parameter of the operation is called `captcha_token`. It has none.',
    at: '#/x-mock-causes/captcha-token-expired/0',
  },
  {
    what: 'causes that are not a list',
    file: REJECTED,
    from: '    - field: captcha_token\n      startsWith: expired',
    to: '    field: captcha_token\n    startsWith: expired',
    rule: 'ciam/mock-causes',
    says: '`captcha-token-expired`: there are none. Add a list',
    at: '#/x-mock-causes/captcha-token-expired',
  },
  {
    what: 'a number for a field of text',
    file: REJECTED,
    from: 'equals: "15200000006"',
    to: 'equals: 15200000006',
    rule: 'ciam/mock-causes',
    says: 'never applies: `mobile` is of type string. Put the value in quotes.',
    at: '#/x-mock-causes/send-failed/0',
  },
  {
    what: 'an unlisted value of another type than the listed ones',
    file: REJECTED,
    from: 'example: NO_SUCH_SMS',
    to: 'example: 1',
    rule: 'ciam/mock-causes',
    says: 'never applies: `type` is of type string. Put the value in quotes.',
    at: '#/x-mock-causes/scenario-unknown/0',
  },
  {
    what: 'the same cause of two errors',
    file: REJECTED,
    from: 'startsWith: mismatched---',
    to: 'startsWith: expired---',
    rule: 'ciam/mock-causes',
    says: 'never applies: `captcha-token-expired` lists the same cause before. Remove one of the two.',
    at: '#/x-mock-causes/captcha-token-mismatch/0',
  },
  {
    what: 'a cause of an unknown kind',
    file: REJECTED,
    from: 'startsWith: expired---',
    to: 'endsWith: expired---',
    rule: 'ciam/mock-causes',
    says: 'should have one of: `is: missing`',
  },
  {
    what: 'an unlisted value that is listed',
    file: REJECTED,
    from: 'example: NO_SUCH_SMS',
    to: 'example: LOGIN_SMS',
    rule: 'ciam/mock-causes',
    says: 'should have one of: `is: missing`',
  },
  {
    what: 'a cause that looks at nothing',
    file: REJECTED,
    from: '    - field: captcha_token\n      startsWith: expired',
    to: '    - startsWith: expired',
    rule: 'ciam/mock-causes',
    says: 'needs exactly one of `header`, `query`, `path`, `cookie`, `field`, `request`',
  },
  {
    what: 'a header that selects what the mock cannot select',
    file: 'openapi/components/parameters/X-L.yaml',
    from: 'x-mock-selects: language',
    to: 'x-mock-selects: colour',
    rule: 'ciam/mock-selects',
    says: 'Write `x-mock-selects: language`, in a header',
  },
  {
    what: 'a header that does not say whether it is personal data',
    file: HEADER,
    from: 'x-personal-data: false',
    to: '',
    rule: 'ciam/personal-data',
    says: '`X-agent` does not say whether it is personal data',
  },
  {
    what: 'a field that does not say whether it is personal data',
    file: BODY,
    from: '    x-personal-data: true\n  type',
    to: '  type',
    rule: 'ciam/personal-data',
    says: '`mobile` does not say whether it is personal data',
  },
  {
    what: 'a summary in title case',
    file: PATH,
    from: 'summary: Send an SMS verification code',
    to: 'summary: Send an SMS Verification Code',
    rule: 'rule/summary-sentence-case',
    says: 'is not in sentence case',
  },
];

describe('the lint rules of the contract', () => {
  test.for(mistakes)('report $what', async ({ file, from, to, rule, says, at }) => {
    using copy = new ContractCopy();
    copy.edit(file, from, to);
    const problems = await lintCopy(copy);
    const problem = problems.find(({ ruleId }) => ruleId === rule);
    expect(problem?.message).toContain(says);
    expect(problem?.location[0]?.source.absoluteRef).toBe(`${copy.folder}/${file}`);
    if (at) expect(problem?.location[0]?.pointer).toBe(at);
  });

  test('report a reference to an error without one of its languages once', async () => {
    using copy = new ContractCopy();
    copy.write(ERROR, copy.read(ERROR).replace(/captcha-token-expired\.zh:.*/s, ''));
    const problems = await lintCopy(copy);
    expect(problems.map(({ ruleId, message }) => [ruleId, message])).toEqual([
      ['no-unresolved-refs', "Can't resolve $ref"],
    ]);
  });

  test('report references to a folder that does not exist, and nothing that follows from that', async () => {
    using copy = new ContractCopy();
    copy.write(REJECTED, copy.read(REJECTED).replaceAll('../errors/IDAAS.SDK.CAPTCHA', '../error/IDAAS.SDK.CAPTCHA'));
    copy.edit(PATH, '../components/parameters/X-agent.yaml', '../components/parameter/X-agent.yaml');
    copy.edit(PATH, '../components/schemas/SendSmsRequest.yaml', '../components/schema/SendSmsRequest.yaml');
    const rules = (await lintCopy(copy)).map(({ ruleId }) => ruleId);
    expect(rules.filter((rule) => rule.startsWith('ciam/'))).toEqual([]);
    expect(rules).toContain('no-unresolved-refs');
  });

  test('report a response whose reference leads nowhere, and nothing that follows from that', async () => {
    using copy = new ContractCopy();
    copy.edit(PATH, '../components/responses/SendSmsRejected.yaml', '../components/response/SendSmsRejected.yaml');
    const rules = (await lintCopy(copy)).map(({ ruleId }) => ruleId);
    expect(rules).toEqual(['no-unresolved-refs']);
  });

  test('report a mistake in an error that operations share once', async () => {
    using copy = new ContractCopy();
    copy.edit('openapi/components/errors/IDAAS.SDK.PARAM.0001.yaml', 'x-remedy: ', 'x-remedy: then ');
    expect((await lintCopy(copy)).map(({ ruleId }) => ruleId)).toEqual(['ciam/errors']);
  });

  test('report all that a code in the file of another leads to as that', async () => {
    using copy = new ContractCopy();
    copy.edit(ERROR, 'error_code: IDAAS.SDK.CAPTCHA.0003', 'error_code: IDAAS.SDK.CAPTCHA.0004');
    expect((await lintCopy(copy)).map(({ ruleId }) => ruleId)).toEqual(['ciam/errors']);
  });

  test('report a file that is not named after its code as that, even if the code is listed', async () => {
    using copy = new ContractCopy();
    copy.write('openapi/components/errors/DailyLimit.yaml', copy.read(ERROR));
    copy.write(REJECTED, copy.read(REJECTED).replaceAll('IDAAS.SDK.CAPTCHA.0003.yaml', 'DailyLimit.yaml'));
    const rules = (await lintCopy(copy)).map(({ ruleId }) => ruleId);
    expect(new Set(rules)).toEqual(new Set(['ciam/errors']));
  });

  test('report an operation without an id once', async () => {
    using copy = new ContractCopy();
    copy.edit(PATH, '  operationId: sendSms\n', '');
    copy.edit('openapi/paths/api_v2_sdk_captcha.yaml', '  operationId: getCaptcha\n', '');
    expect((await lintCopy(copy)).map(({ ruleId }) => ruleId)).toEqual([
      'operation-operationId',
      'operation-operationId',
    ]);
  });

  test('report an id of two operations once, with the place of both', async () => {
    using copy = new ContractCopy();
    copy.edit(PATH, 'operationId: sendSms', 'operationId: getCaptcha');
    const problems = await lintCopy(copy);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Operation id `getCaptcha` is that of two operations, api_v2_sdk_\w+\.yaml#\/(get|post) and api_v2_sdk_\w+\.yaml#\/(get|post)\. Rename one/,
      ),
    ]);
  });

  test('report a file that is not named after its path', async () => {
    using copy = new ContractCopy();
    copy.write('openapi/paths/sms.yaml', copy.read(PATH));
    copy.edit('openapi/openapi.yaml', PATH.replace('openapi/', ''), 'paths/sms.yaml');
    const problems = await lintCopy(copy);
    expect(problems.map(({ message, location: [place] }) => [place?.pointer, message])).toEqual([
      [
        '#/paths/~1api~1v2~1sdk~1sms~1send/$ref',
        'The file of path `/api/v2/sdk/sms/send` is called `sms.yaml`. Rename it to `api_v2_sdk_sms_send.yaml`, so that it is found by its path.',
      ],
    ]);
  });
});

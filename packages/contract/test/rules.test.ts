import { describe, expect, test } from 'vitest';
import { ContractCopy } from './contract-copy.ts';

const ERROR = 'openapi/components/errors/IDAAS.SDK.CAPTCHA.0003.yaml';
const CODES = 'openapi/components/schemas/SendSmsErrorCode.yaml';
const REJECTED = 'openapi/components/responses/SendSmsRejected.yaml';
const BODY = 'openapi/components/schemas/SendSmsRequest.yaml';
const HEADER = 'openapi/components/parameters/X-agent.yaml';
const PATH = 'openapi/paths/api_v2_sdk_sms_send.yaml';

interface Breach {
  what: string;
  file: string;
  from: string;
  to: string;
  rule: string;
  says: string;
}

const breaches: Breach[] = [
  {
    what: 'a property without a description',
    file: BODY,
    from: 'description: Mobile',
    to: 'title: Mobile',
    rule: 'described-properties',
    says: 'Property `mobile` has no description',
  },
  {
    what: 'a property without an example',
    file: BODY,
    from: '    examples:\n      - "15200000000"\n',
    to: '',
    rule: 'exemplified-inputs',
    says: 'Property `mobile` has no example',
  },
  {
    what: 'a header without an example',
    file: HEADER,
    from: 'example: Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)\n',
    to: '',
    rule: 'exemplified-inputs',
    says: 'Parameter `X-agent` has no example',
  },
  {
    what: 'a scenario without a description',
    file: 'openapi/components/schemas/Scenario.yaml',
    from: '  LOGIN_SMS: Login by mobile code.\n',
    to: '',
    rule: 'enum-values-described',
    says: 'Value `LOGIN_SMS` has no description',
  },
  {
    what: 'a description of a code that is not listed',
    file: CODES,
    from: '  - IDAAS.SDK.CAPTCHA.0003\n',
    to: '',
    rule: 'enum-values-described',
    says: 'describes `IDAAS.SDK.CAPTCHA.0003`, which is no value of this enum',
  },
  {
    what: 'an error that lacks a language',
    file: REJECTED,
    from: '      captcha-token-expired.zh:\n        $ref: ../errors/IDAAS.SDK.CAPTCHA.0003.yaml#/captcha-token-expired.zh\n',
    to: '',
    rule: 'errors',
    says: 'Code `IDAAS.SDK.CAPTCHA.0003` needs exactly two examples of one name',
  },
  {
    what: 'a message in the wrong language',
    file: ERROR,
    from: '图形验证码校验通过令牌已失效',
    to: 'Expired',
    rule: 'errors',
    says: 'The message of example `captcha-token-expired.zh` is not in the language that its name says',
  },
  {
    what: 'an example that is not named after error and language',
    file: REJECTED,
    from: '      captcha-token-expired.zh:\n',
    to: '      CaptchaTokenExpired:\n',
    rule: 'errors',
    says: 'Example `CaptchaTokenExpired` is not named after its error and language',
  },
  {
    what: 'an error without its cause in words',
    file: ERROR,
    from: '  description: The captcha pass token is no longer valid.\n',
    to: '',
    rule: 'errors',
    says: 'does not say what causes the error',
  },
  {
    what: 'a remedy that is no sentence',
    file: ERROR,
    from: 'x-remedy: Get a new captcha, let the user pass it, then call again with the new token.',
    to: 'x-remedy: new captcha',
    rule: 'errors',
    says: 'Say in a full sentence what the caller should do',
  },
  {
    what: 'an error that nothing makes the mock answer with',
    file: ERROR,
    from: '  x-mock-causes:\n    - field: captcha_token\n      startsWith: expired---\n',
    to: '',
    rule: 'mock-causes',
    says: 'Add a list with what makes the mock answer with this error',
  },
  {
    what: 'a cause in a field that does not exist',
    file: ERROR,
    from: 'field: captcha_token',
    to: 'field: captcha_tokem',
    rule: 'mock-causes',
    says: 'no body field of the operation is called `captcha_tokem`',
  },
  {
    what: 'a cause of an unknown kind',
    file: ERROR,
    from: 'startsWith: expired---',
    to: 'endsWith: expired---',
    rule: 'mock-causes',
    says: 'should have one of: `is: missing`',
  },
  {
    what: 'a cause that looks at nothing',
    file: ERROR,
    from: '    - field: captcha_token\n      startsWith',
    to: '    - startsWith',
    rule: 'mock-causes',
    says: 'needs exactly one of `header`, `field` and `request`',
  },
  {
    what: 'a header that selects what the mock cannot select',
    file: 'openapi/components/parameters/X-L.yaml',
    from: 'x-mock-selects: language',
    to: 'x-mock-selects: colour',
    rule: 'mock-selects',
    says: 'Write `x-mock-selects: language`, in a header',
  },
  {
    what: 'a summary in title case',
    file: PATH,
    from: 'summary: Send an SMS verification code',
    to: 'summary: Send an SMS Verification Code',
    rule: 'summary-sentence-case',
    says: 'is not in sentence case',
  },
];

describe('the lint rules of the contract', () => {
  test.for(breaches)('notice $what', ({ file, from, to, rule, says }) => {
    using copy = new ContractCopy();
    copy.edit(file, from, to);
    const { status, stderr } = copy.generate('--check');
    expect(status).toBe(1);
    expect(stderr).toContain(`ciam/${rule}`);
    expect(stderr).toContain(says);
  });
});

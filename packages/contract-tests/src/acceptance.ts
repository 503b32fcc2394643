/**
 * The acceptance table: what the published API is known to be. It is typed by hand from its reference and never
 * generated, so that a mistake in the contract cannot hide in everything that is made from it. A deliberate change of
 * the API changes the contract and this table in one commit.
 */

/** What to change in a valid request: `undefined` leaves a header or a field out. */
export interface Change {
  headers?: Record<string, string | undefined>;
  body?: Record<string, unknown>;
}

/** An error, and requests that are answered with it. */
export interface AcceptedError {
  code: string;
  en: string;
  zh: string;
  provoke: readonly Change[];
  /** Marks what only the mock takes for that: to a real tenant such requests may be valid ones. */
  magic?: true;
}

/** An operation that answers with 200 and no body, or with 400 and one of its errors. */
export interface AcceptedOperation {
  id: string;
  method: string;
  path: string;
  /** In the contract's order. */
  headers: readonly { name: string; required: boolean; example: string }[];
  /** The fields of the body: required strings, some of which can have listed values only. */
  fields: readonly { name: string; example: string; values?: readonly string[] }[];
  /** In the order in which the mock looks for causes: a decision of ours, of which the published API says nothing. */
  errors: readonly AcceptedError[];
}

export const server = 'https://{your_domain}';

export const scenarios = [
  'REGISTER_SMS',
  'LOGIN_SMS',
  'FORGET_PWD_SMS',
  'UPDATE_PWD_SMS',
  'UPDATE_MOBILE_SMS',
  'BIND_MOBILE_SMS',
] as const;

export const sendSms: AcceptedOperation = {
  id: 'sendSms',
  method: 'POST',
  path: '/api/v2/sdk/sms/send',
  headers: [
    { name: 'X-operating-sys-version', required: true, example: 'windows10.1.1' },
    { name: 'X-device-fingerprint', required: true, example: '156aysdna213sc50' },
    { name: 'X-device-ip', required: false, example: '192.168.1.2' },
    { name: 'X-agent', required: true, example: 'Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)' },
    { name: 'X-L', required: false, example: 'zh' },
    { name: 'X-client-id', required: true, example: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4' },
  ],
  fields: [
    { name: 'mobile', example: '15200000000' },
    { name: 'type', example: 'BIND_MOBILE_SMS', values: scenarios },
    { name: 'captcha_token', example: '71dd26999e314f9abb0c635336976635---{"x":237.0,"y":5.0}' },
  ],
  errors: [
    {
      code: 'IDAAS.SDK.PARAM.0001',
      en: 'Device information is incomplete',
      zh: '设备信息不完整',
      provoke: [
        { headers: { 'X-operating-sys-version': undefined } },
        { headers: { 'X-device-fingerprint': undefined } },
        { headers: { 'X-agent': undefined } },
      ],
    },
    {
      code: 'IDAAS.SDK.PARAM.0002',
      en: 'clientId cannot be empty',
      zh: 'clientId不能为空',
      provoke: [{ headers: { 'X-client-id': undefined } }],
    },
    {
      code: 'IDAAS.SDK.PARAM.0003',
      en: 'The app is not registered, please register the app first',
      zh: '应用未注册,请先注册应用',
      provoke: [{ headers: { 'X-client-id': 'unregistered' } }],
    },
    {
      code: 'IDAAS.SDK.USER.0004',
      en: 'Mobile number cannot be empty',
      zh: '手机号不能为空',
      provoke: [{ body: { mobile: '' } }],
    },
    {
      code: 'IDAAS.SDK.PARAM.0007',
      en: 'Send scene cannot be empty',
      zh: '发送场景不能为空',
      provoke: [{ body: { type: undefined } }],
    },
    {
      code: 'IDAAS.SDK.PARAM.0008',
      en: 'Graphic verification code verification pass token cannot be empty',
      zh: '图形验证码校验通过令牌不能为空',
      provoke: [{ body: { captcha_token: null } }],
    },
    {
      code: 'IDAAS.SDK.CAPTCHA.0005',
      en: 'Unknown sending scenario',
      zh: '未知的发送场景',
      provoke: [{ body: { type: 'GREETING_SMS' } }],
    },
    {
      code: 'IDAAS.SDK.CAPTCHA.0003',
      en: 'Graphic verification code verification passed the token has been invalid',
      zh: '图形验证码校验通过令牌已失效',
      provoke: [{ body: { captcha_token: 'expired---{"x":237.0,"y":5.0}' } }],
      magic: true,
    },
    {
      code: 'IDAAS.SDK.CAPTCHA.0004',
      en: 'Graphic verification code verification passed token verification failed',
      zh: '图形验证码校验通过令牌校验失败',
      provoke: [{ body: { captcha_token: 'mismatched---{"x":237.0,"y":5.0}' } }],
      magic: true,
    },
    {
      code: 'IDAAS.SDK.CAPTCHA.0006',
      en: 'Failed to send verification code',
      zh: '验证码发送失败',
      provoke: [{ body: { mobile: '15200000006' } }],
      magic: true,
    },
  ],
};

/** Every operation of the API. */
export const operations: readonly AcceptedOperation[] = [sendSms];

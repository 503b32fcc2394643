/** Checked by the compiler, never run: what must compile, and what must not. */

import type { errors } from '@ciam-sms/contract';
import { explain } from '../dist/explain.js';
import {
  createSmsClient,
  type DeviceOptions,
  orThrow,
  type Rejected,
  type SendResult,
  type SmsErrorCode,
  type SmsScenario,
  SmsSendError,
  type SmsSent,
} from '../dist/index.js';

const device = { operatingSystemVersion: 'a', fingerprint: () => 'b', userAgent: async () => 'c' };
const sms = createSmsClient({ baseUrl: 'https://tenant.example.com', clientId: 'id', device });

// @ts-expect-error the client ID is required
createSmsClient({ baseUrl: 'https://tenant.example.com', device });
// @ts-expect-error a required header has to have a setting
const incomplete: DeviceOptions = { fingerprint: 'b', userAgent: 'c' };
createSmsClient({ baseUrl: 'https://tenant.example.com', clientId: 'id', device: incomplete });
// @ts-expect-error a setting is a string
const wrong: DeviceOptions = { ...device, ip: 1 };
createSmsClient({ baseUrl: 'https://tenant.example.com', clientId: 'id', device: wrong });

const mobile = '15200000000';
sms.send({ mobile, type: 'LOGIN_SMS', captcha_token: 't' }, { device: { ip: '192.168.1.2' } });
const userAgent = ({} as Record<string, string | undefined>)['user-agent'];
sms.send({ mobile, type: 'LOGIN_SMS', captcha_token: 't' }, { device: { userAgent }, timeout: undefined });
// @ts-expect-error there is no such scenario
sms.send({ mobile, type: 'GREETING_SMS', captcha_token: 't' });
// @ts-expect-error the token is required
sms.send({ mobile, type: 'LOGIN_SMS' });

export async function wholeFlow(): Promise<SmsSent> {
  const { data } = orThrow(await sms.getCaptcha({ timeout: 5 }));
  const verified = orThrow(await sms.verifyCaptcha({ token: data.token, x: 237, sender: mobile }));
  // @ts-expect-error the scenario is missing
  await sms.send({ ...verified.data });
  return orThrow(await sms.send({ ...verified.data, type: 'LOGIN_SMS' }));
}

export async function everyCaptchaCode(): Promise<string> {
  const result = await sms.verifyCaptcha({ token: '', x: 1, sender: '' });
  if (result.outcome !== 'rejected') return result.ok ? result.data.captcha_token : result.message;
  // @ts-expect-error there is no data in a failure
  result.data;
  switch (result.code) {
    case 'IDAAS.SDK.PARAM.0001':
    case 'IDAAS.SDK.PARAM.0002':
    case 'IDAAS.SDK.PARAM.0003':
      return 'fix the input';
    case 'IDAAS.SDK.CAPTCHA.0002':
      return 'new captcha';
  }
}

export function everyOutcome(result: SendResult): string {
  switch (result.outcome) {
    case 'sent':
      return result.headers.get('date') ?? '';
    case 'rejected':
      return everyCode(result.code);
    case 'rejected-unknown':
      return result.code;
    case 'unexpected-answer':
      return `${result.status} ${result.excerpt}`;
    case 'not-sendable':
      return result.header ?? '';
    case 'network-failure':
    case 'timed-out':
    case 'aborted':
      return `${result.status ?? ''}`;
  }
}

/** Stops compiling when the contract gains a code. */
export function everyCode(code: SmsErrorCode): string {
  switch (code) {
    case 'IDAAS.SDK.PARAM.0001':
    case 'IDAAS.SDK.PARAM.0002':
    case 'IDAAS.SDK.PARAM.0003':
    case 'IDAAS.SDK.USER.0004':
    case 'IDAAS.SDK.PARAM.0007':
    case 'IDAAS.SDK.PARAM.0008':
      return 'fix the input';
    case 'IDAAS.SDK.CAPTCHA.0003':
    case 'IDAAS.SDK.CAPTCHA.0004':
      return 'new captcha';
    case 'IDAAS.SDK.CAPTCHA.0005':
    case 'IDAAS.SDK.CAPTCHA.0006':
      return 'give up';
  }
}

// @ts-expect-error a switch that forgets a code does not compile
export function forgetful(code: SmsErrorCode): string {
  switch (code) {
    case 'IDAAS.SDK.PARAM.0001':
      return '';
  }
}

export const scenario: SmsScenario = 'BIND_MOBILE_SMS';
export const alsoCertain: string = explain('IDAAS.SDK.CAPTCHA.0002').remedy;
export const certain: string = explain('IDAAS.SDK.CAPTCHA.0003').remedy;
// @ts-expect-error a code that is not known may have no explanation
export const uncertain: string = explain('IDAAS.SDK.OTHER').remedy;

export const hooked = createSmsClient({
  baseUrl: new URL('https://tenant.example.com'),
  clientId: 'id',
  device,
  beforeRequest: ({ method, url }) => ({ traceparent: method + url }),
  afterResult: ({ outcome, duration, dispatched }, { url }) => console.log(outcome, duration, dispatched, url),
});
createSmsClient({ baseUrl: 'a', clientId: 'id', device, beforeRequest: () => undefined });
// @ts-expect-error headers are strings
createSmsClient({ baseUrl: 'a', clientId: 'id', device, beforeRequest: () => ({ traceparent: 1 }) });

export function codeOf(error: SmsSendError): string | undefined {
  return error.code;
}
export function documentedCodeOf(error: SmsSendError<Rejected>): SmsErrorCode | undefined {
  return error.code;
}
export const dispatched = (error: unknown): boolean => error instanceof SmsSendError && error.dispatched;

type Expired = (typeof errors)['IDAAS.SDK.CAPTCHA.0003'];
export const status: Expired['status'] = 400;
// @ts-expect-error the status of an error is a part of its type
export const otherStatus: Expired['status'] = 401;
// Its texts are not: a reworded one breaks nobody's build.
export const reworded: Expired['message']['en'] = 'Get a new token';

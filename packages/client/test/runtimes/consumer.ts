import { createApi, createSmsClient, orThrow, type SendResult, SmsSendError } from '@ciam-sms/client';
import { explain } from '@ciam-sms/client/explain';
import { clientOptions, facade } from '@ciam-sms/client/facade';
import { smsRequestSchema } from '@ciam-sms/client/validate';

const sms = createSmsClient({
  baseUrl: 'https://tenant.example.com',
  clientId: 'id',
  device: { operatingSystemVersion: 'a', fingerprint: () => 'b', userAgent: async () => 'c' },
  beforeRequest: async ({ url }) => ({ traceparent: url }),
  afterResult: ({ outcome, duration }) => console.log(outcome, duration),
});

export async function use(): Promise<string> {
  const result: SendResult = await sms.send({ mobile: '1', type: 'LOGIN_SMS', captcha_token: 't' }, { timeout: 5 });
  // @ts-expect-error there is no such scenario
  await sms.send({ mobile: '1', type: 'GREETING_SMS', captcha_token: 't' });
  const api = createApi({ baseUrl: 'https://tenant.example.com' });
  // @ts-expect-error the headers of the contract are required
  await api.POST('/api/v2/sdk/sms/send', { body: { mobile: '1', type: 'LOGIN_SMS', captcha_token: 't' } });
  if (result.outcome === 'rejected') return explain(result.code).message;
  const verified = await sms.verifyCaptcha({ token: 't', x: 1, sender: '1' });
  if (verified.ok) await sms.send({ ...verified.data, type: 'LOGIN_SMS' });
  try {
    return orThrow(result).outcome;
  } catch (error) {
    return error instanceof SmsSendError ? `${error.outcome} ${error.code}` : '';
  }
}

export const issues = smsRequestSchema('zh-CN')
  ['~standard'].validate({})
  .issues?.map(({ path, code }) => [path, code]);
export const again = createSmsClient({
  baseUrl: new URL('https://tenant.example.com'),
  ...clientOptions({ 'X-agent': 'a' }),
})[facade.sendSms.method];

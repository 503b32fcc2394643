import { createApi, createSmsClient, orThrow, type SendResult, SmsSendError } from '@ciam-sms/client';
import { explain } from '@ciam-sms/client/explain';

const sms = createSmsClient({
  baseUrl: 'https://tenant.example.com',
  clientId: 'id',
  device: { operatingSystemVersion: 'a', fingerprint: () => 'b', userAgent: async () => 'c' },
});

export async function use(): Promise<string> {
  const result: SendResult = await sms.send({ mobile: '1', type: 'LOGIN_SMS', captcha_token: 't' }, { timeout: 5 });
  // @ts-expect-error there is no such scenario
  await sms.send({ mobile: '1', type: 'GREETING_SMS', captcha_token: 't' });
  const api = createApi({ baseUrl: 'https://tenant.example.com' });
  // @ts-expect-error the headers of the contract are required
  await api.POST('/api/v2/sdk/sms/send', { body: { mobile: '1', type: 'LOGIN_SMS', captcha_token: 't' } });
  if (result.outcome === 'rejected') return explain(result.code).message;
  try {
    return orThrow(result).outcome;
  } catch (error) {
    return error instanceof SmsSendError ? error.outcome : '';
  }
}

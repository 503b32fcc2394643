/** Ends a call for whichever reason comes first: the user leaves, or the whole task takes too long. */
import { createSmsClient } from '@ciam-sms/client';

const sms = createSmsClient({
  baseUrl: process.env.SMS_BASE_URL ?? 'https://tenant.example.com',
  clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
  device: { operatingSystemVersion: 'windows10.1.1', fingerprint: '156aysdna213sc50', userAgent: 'example' },
});

const leaving = new AbortController();
const signal = AbortSignal.any([leaving.signal, AbortSignal.timeout(30_000)]);
const sending = sms.send({ mobile: '15200000000', type: 'LOGIN_SMS', captcha_token: 'token' }, { signal });
leaving.abort('The user left.');
const result = await sending;
console.log(result.outcome, result.dispatched, result.ok || result.cause);

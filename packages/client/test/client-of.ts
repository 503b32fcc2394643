import { createSmsClient, type SmsClientOptions, type SmsRequest } from '../dist/index.js';

export const body: SmsRequest = {
  mobile: '15200000000',
  type: 'LOGIN_SMS',
  captcha_token: '71dd26999e314f9abb0c635336976635---{"x":237.0,"y":5.0}',
};
export const fingerprint = '156aysdna213sc50';

/** A client of a server, with the settings that a test does not care about. */
export const clientOf = (baseUrl: string | URL, options: Partial<SmsClientOptions> = {}) =>
  createSmsClient({
    baseUrl,
    clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
    device: { operatingSystemVersion: 'windows10.1.1', fingerprint, userAgent: 'test' },
    ...options,
  });

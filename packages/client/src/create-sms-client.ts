import { sendSms } from '@ciam-sms/contract/operations';
import { callOperation } from './call-operation.ts';
import { type CallOptions, readOptions, type SmsClientOptions } from './options.ts';
import type { SendResult, SmsRequest } from './result.ts';

/** Sends verification codes, and reports the outcome of every call. */
export interface SmsClient {
  /**
   * Sends a verification code. The promise never rejects, and the request is never repeated.
   *
   * @param body The recipient, the scenario and the captcha token, which is passed through unchanged.
   * @param call What is different for this call.
   * @returns the result: `ok` distinguishes success from failure, `outcome` the failures
   * @example
   * const result = await sms.send({ mobile, type: 'LOGIN_SMS', captcha_token });
   * if (!result.ok) console.error(result.outcome, result.message);
   */
  send(body: SmsRequest, call?: CallOptions): Promise<SendResult>;
}

/**
 * Creates a client of one tenant for one application.
 *
 * @throws {TypeError} that names the option that is wrong, and what it must be
 * @example
 * const sms = createSmsClient({
 *   baseUrl: 'https://tenant.example.com',
 *   clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
 *   device: { operatingSystemVersion: 'windows10.1.1', fingerprint: loadFingerprint, userAgent: navigator.userAgent },
 * });
 */
export function createSmsClient(options: SmsClientOptions): SmsClient {
  const client = readOptions(options);
  const readSent = (text: string) => text === '';
  return { send: (body, call) => callOperation(client, sendSms, readSent, body, call) };
}

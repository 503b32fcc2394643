import { getCaptcha, sendSms, verifyCaptcha } from '@ciam-sms/contract/operations';
import { callOperation, type Method } from './call-operation.ts';
import { isString, must } from './must.ts';
import { type CallOptions, readOptions, type SmsClientOptions } from './options.ts';
import type {
  Captcha,
  CaptchaSolution,
  GetCaptchaResult,
  SendResult,
  SmsRequest,
  VerifyCaptchaResult,
} from './result.ts';

/** Sends verification codes, and reports the outcome of every call. Promises never reject, and nothing is sent twice. */
export interface SmsClient {
  /**
   * Sends a verification code.
   *
   * @param body The recipient, the scenario and the captcha token, which is passed through unchanged.
   * @param call What is different for this call.
   * @returns the result: `ok` distinguishes success from failure, `outcome` the failures
   * @example
   * const result = await sms.send({ mobile, type: 'LOGIN_SMS', captcha_token });
   * if (!result.ok) console.error(result.outcome, result.message);
   */
  send(body: SmsRequest, call?: CallOptions): Promise<SendResult>;

  /**
   * Gets a captcha: a picture with a hole, and the piece that fits, both PNG in Base64.
   *
   * @param call What is different for this call.
   * @returns the result, with the captcha as its `data`
   * @example
   * const issued = await sms.getCaptcha();
   * if (issued.ok) picture.src = `data:image/png;base64,${issued.data.originalImageBase64}`;
   */
  getCaptcha(call?: CallOptions): Promise<GetCaptchaResult>;

  /**
   * Verifies where the user dropped the piece of a captcha.
   *
   * @param solution The token of the captcha, the position of the piece, and the number that the code will be sent to.
   * @param call What is different for this call.
   * @returns the result. Its `data` has the captcha token and that number, ready for `send`
   * @example
   * const verified = await sms.verifyCaptcha({ token, x: 237, sender: '15200000000' });
   * if (verified.ok) await sms.send({ ...verified.data, type: 'LOGIN_SMS' });
   */
  verifyCaptcha(solution: CaptchaSolution, call?: CallOptions): Promise<VerifyCaptchaResult>;
}

const SEND: Method<SendResult> = { ...sendSms, outcome: 'sent', read: (text) => text === '' };

const GET_CAPTCHA: Method<GetCaptchaResult> = { ...getCaptcha, outcome: 'issued', read: readCaptcha };

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
  return {
    send: (body, call) => callOperation(client, SEND, call, () => body),
    getCaptcha: (call) => callOperation(client, GET_CAPTCHA, call),
    verifyCaptcha(solution, call) {
      let mobile: string;
      const read = (_: string, body: { captcha_token?: unknown } | null | undefined) =>
        isString(body?.captcha_token) && { captcha_token: body.captcha_token, mobile };
      return callOperation(client, { ...verifyCaptcha, outcome: 'verified', read }, call, () => {
        const { token, x, sender } = solution;
        must('x', Number.isFinite(x), 'a finite number');
        mobile = sender;
        return { point_json: `{"x":${x.toFixed(1)},"y":5.0}`, token, sender }; // JSON would write 237 for 237.0
      });
    },
  };
}

function readCaptcha(_: string, body: Partial<Captcha> | null | undefined) {
  return isString(body?.token) && isString(body.originalImageBase64) && isString(body.jigsawImageBase64) && body;
}

/** The whole flow: a captcha, its verification, the code. The mock tells the solution; in a page, the user slides. */
import { type CaptchaIssued, createSmsClient } from '@ciam-sms/client';

const sms = createSmsClient({
  baseUrl: process.env.SMS_BASE_URL ?? 'https://tenant.example.com',
  clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
  device: { operatingSystemVersion: 'windows10.1.1', fingerprint: '156aysdna213sc50', userAgent: 'example' },
});

/**
 * Shows `data:image/png;base64,…` of both pictures, and waits until the user drops the piece. Its distance from the left
 * edge counts in pixels of the picture, by inference: multiply it by `img.naturalWidth / img.width`.
 */
async function letUserSolve({ headers }: CaptchaIssued): Promise<number> {
  return Number(headers.get('x-mock-captcha-x'));
}

async function sendCode(mobile: string): Promise<string> {
  const issued = await sms.getCaptcha();
  if (!issued.ok) return issued.message;
  const x = await letUserSolve(issued);
  const verified = await sms.verifyCaptcha({ token: issued.data.token, x, sender: mobile });
  if (!verified.ok) return verified.message; // a captcha can be solved once: get a new one
  const result = await sms.send({ ...verified.data, type: 'LOGIN_SMS' });
  return result.outcome;
}

console.log(await sendCode('15200000000'));

/** Handles every documented error. The compiler asks for a new case as soon as the contract has a new code. */
import { createSmsClient, type SmsErrorCode } from '@ciam-sms/client';

const sms = createSmsClient({
  baseUrl: process.env.SMS_BASE_URL ?? 'https://tenant.example.com',
  clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
  device: { operatingSystemVersion: 'windows10.1.1', fingerprint: '156aysdna213sc50', userAgent: 'example' },
});

/** What the user is told to do. */
function adviceFor(code: SmsErrorCode): string {
  switch (code) {
    case 'IDAAS.SDK.USER.0004':
      return 'Enter your mobile number.';
    case 'IDAAS.SDK.PARAM.0008':
    case 'IDAAS.SDK.CAPTCHA.0003':
    case 'IDAAS.SDK.CAPTCHA.0004':
      return 'Solve the captcha once more.';
    case 'IDAAS.SDK.PARAM.0001':
    case 'IDAAS.SDK.PARAM.0002':
    case 'IDAAS.SDK.PARAM.0003':
    case 'IDAAS.SDK.PARAM.0007':
    case 'IDAAS.SDK.CAPTCHA.0005':
      return 'This is our mistake; we have been told.';
    case 'IDAAS.SDK.CAPTCHA.0006':
      return 'The code could not be sent. Try again in a while.';
  }
}

const result = await sms.send({ mobile: '15200000000', type: 'LOGIN_SMS', captcha_token: 'expired---{"x":1.0}' });
console.log(result.outcome === 'rejected' ? adviceFor(result.code) : result.outcome);

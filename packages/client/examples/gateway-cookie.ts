/**
 * Keeps the session cookie of a gateway between calls, on a server. In a browser the browser keeps it:
 * `fetch: (request) => fetch(new Request(request, { credentials: 'include' }))`.
 */
import { createSmsClient } from '@ciam-sms/client';

let session = 'gateway=first';

const sms = createSmsClient({
  baseUrl: process.env.SMS_BASE_URL ?? 'https://tenant.example.com',
  clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
  device: { operatingSystemVersion: 'windows10.1.1', fingerprint: '156aysdna213sc50', userAgent: 'example' },
  beforeRequest: () => ({ cookie: session }),
  afterResult: ({ response }) => {
    // The response itself, since the headers of a result are masked.
    const [cookie] = response?.headers.getSetCookie() ?? [];
    if (cookie) session = cookie.split(';', 1)[0] ?? session;
  },
});
for (const mobile of ['15200000000', '15200000001']) {
  const result = await sms.send({ mobile, type: 'LOGIN_SMS', captcha_token: 'token' });
  console.log(result.outcome);
}

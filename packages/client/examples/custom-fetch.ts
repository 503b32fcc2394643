/** A `fetch` of your own around every call, here to trace it. A proxy's or React Native's goes in the same way. */
import { createSmsClient } from '@ciam-sms/client';

async function tracingFetch(request: Request): Promise<Response> {
  const traced = new Request(request);
  traced.headers.set('traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
  const started = performance.now();
  const response = await fetch(traced);
  console.log(`${request.method} ${new URL(request.url).pathname} ${response.status}`);
  console.error(`${Math.round(performance.now() - started)} ms`);
  return response;
}

const sms = createSmsClient({
  baseUrl: process.env.SMS_BASE_URL ?? 'https://tenant.example.com',
  clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
  device: { operatingSystemVersion: 'windows10.1.1', fingerprint: '156aysdna213sc50', userAgent: 'example' },
  fetch: tracingFetch,
});
await sms.send({ mobile: '15200000000', type: 'LOGIN_SMS', captcha_token: 'token' });

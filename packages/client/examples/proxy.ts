/** Sends through an HTTP proxy: a `fetch` that hands the request to undici with a dispatcher. */
import { createSmsClient } from '@ciam-sms/client';
import { ProxyAgent, fetch as undiciFetch } from 'undici';

const dispatcher = new ProxyAgent(process.env.PROXY_URL ?? 'http://proxy.example.com:3128');

/** undici's own fetch, since the dispatcher of one version does not fit the fetch of another, such as Node's. */
async function fetchThroughProxy(request: Request): Promise<Response> {
  const { method, redirect, signal } = request;
  const headers = Object.fromEntries(request.headers);
  const body = await request.text();
  const response = await undiciFetch(request.url, { method, headers, body, redirect, signal, dispatcher });
  return response as unknown as Response; // of undici's class, with the same members
}

const sms = createSmsClient({
  baseUrl: process.env.SMS_BASE_URL ?? 'https://tenant.example.com',
  clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
  device: { operatingSystemVersion: 'windows10.1.1', fingerprint: '156aysdna213sc50', userAgent: 'example' },
  fetch: fetchThroughProxy,
});
const result = await sms.send({ mobile: '15200000000', type: 'LOGIN_SMS', captcha_token: 'token' });
console.log(result.outcome);
await dispatcher.close();

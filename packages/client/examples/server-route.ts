/** A route of your own server that sends a code: one client for the process, with the device of each request. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSmsClient } from '@ciam-sms/client';

const sms = createSmsClient({
  baseUrl: process.env.SMS_BASE_URL ?? 'https://tenant.example.com',
  clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
  device: { operatingSystemVersion: 'unknown', fingerprint: 'unknown', userAgent: 'unknown' },
  timeout: 5_000,
});

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { mobile, captcha } = JSON.parse(Buffer.concat(chunks).toString());

  const result = await sms.send(
    { mobile, type: 'LOGIN_SMS', captcha_token: captcha },
    { device: { userAgent: request.headers['user-agent'], ip: request.socket.remoteAddress } },
  );
  // The user learns whether to try again, and no more. The log gets the result, which shows no personal data.
  if (!result.ok) console.error(result.outcome, result.status, result.message);
  response.writeHead(result.ok ? 204 : result.outcome === 'rejected' ? 422 : 503).end();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

const { port } = server.address() as AddressInfo;
const answer = await fetch(`http://127.0.0.1:${port}/`, {
  method: 'POST',
  body: JSON.stringify({ mobile: '15200000000', captcha: 'token' }),
});
console.log(answer.status);
server.close();
server.closeAllConnections();

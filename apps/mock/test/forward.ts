import { createServer, type RequestListener } from 'node:http';
import { listen } from '@ciam-sms/testing/listen';
import type { MockRequest } from '../src/operation.ts';
import { createProxyRespond } from '../src/proxy.ts';
import type { Reply } from '../src/reply.ts';
import { validBody, validRequest } from './send.ts';

export const bytes = Buffer.from(JSON.stringify(validBody));
/** Forwards a request to an upstream that behaves as told. */
export async function forward(
  behave: RequestListener,
  request: Partial<MockRequest> = {},
  { base = '', body = bytes, ...options }: { errors?: boolean; base?: string; body?: Buffer } = {},
): Promise<Reply> {
  await using server = await listen(createServer(behave));
  const proxy = createProxyRespond({ upstream: server.url + base, timeout: 5_000, ...options });
  return await proxy({ ...validRequest, ...request }, body);
}

export const refusal = JSON.stringify({ error_code: 'IDAAS.SDK.CAPTCHA.0006', error_msg: 'Failed' });
export const json = { 'content-type': 'application/json' };
/** Answers every request alike. */
export const answering =
  (status: number, headers: Record<string, string | string[]> = {}, body: string | Buffer = ''): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end(body);
/** What a response of the proxy itself says. */
export const detailOf = ({ body }: Reply) => JSON.parse(String(body));

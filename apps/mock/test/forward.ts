import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import type { MockRequest } from '../src/operation.ts';
import { createProxyRespond } from '../src/proxy.ts';
import type { Reply } from '../src/server.ts';
import { validBody, validRequest } from './send.ts';

let servers: Server[] = [];
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers = [];
});

export const bytes = Buffer.from(JSON.stringify(validBody));
/** Forwards a request to an upstream that behaves as told. */
export async function forward(
  behave: RequestListener,
  request: Partial<MockRequest> = {},
  { errors = false, base = '', body = bytes }: { errors?: boolean; base?: string; body?: Buffer } = {},
): Promise<Reply> {
  const server = createServer(behave);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const upstream = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`);
  return createProxyRespond({ upstream, errors, timeout: 5_000 })({ ...validRequest, ...request }, body);
}

export const refusal = JSON.stringify({ error_code: 'IDAAS.SDK.CAPTCHA.0006', error_msg: 'Failed' });
export const json = { 'content-type': 'application/json' };
/** Answers every request alike. */
export const answering =
  (status: number, headers: Record<string, string | string[]> = {}, body: string | Buffer = ''): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end(body);
/** What an answer of the proxy itself says. */
export const detailOf = ({ body }: Reply) => JSON.parse(String(body));

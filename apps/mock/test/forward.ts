import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, request as send } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { listen } from '@ciam-sms/testing/listen';
import { Journal } from '../src/journal.ts';
import type { Violation } from '../src/operation.ts';
import { corsFor, createProxyRespond, type ProxyOptions } from '../src/proxy/proxy.ts';
import { createHttpServer } from '../src/server.ts';
import { METHOD, PATH, validBody, validHeaders } from './send.ts';

/** What a request differs in from the valid one. */
export interface Sent {
  method?: string;
  target?: string;
  /** In place of all of the valid request, or beside them. */
  rawHeaders?: string[];
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** How the proxy is started; `base` is the path of the upstream. */
export type Options = Partial<ProxyOptions> & { base?: string; isLocal?: boolean };

export const refusal = JSON.stringify({ error_code: 'IDAAS.SDK.CAPTCHA.0006', error_msg: 'Failed' });
export const json = { 'content-type': 'application/json' };
export const bytes = Buffer.from(JSON.stringify(validBody));

/** Puts a proxy in front of an upstream that behaves as told. */
export async function proxyTo(behave: RequestListener, options: Options = {}) {
  const upstream = await listen(createServer(behave));
  const proxy = await proxyOf(upstream.url, options);
  return {
    ...proxy,
    upstream: upstream.url,
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

/** Puts a proxy in front of a server that sends these bytes whatever it is asked; `heard` holds what it was asked. */
export async function proxyToRaw(response: string | Buffer, options: Options = {}) {
  const heard: string[] = [];
  const upstream = await listen(
    createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (data) => {
        heard.push(data.toString('latin1'));
        if (heard.length === 1) socket.end(response);
      });
    }),
  );
  const proxy = await proxyOf(upstream.url, options);
  return {
    ...proxy,
    heard: () => heard.join(''),
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

function proxyOf(upstream: string, { base = '', isLocal, ...options }: Options) {
  const respond = createProxyRespond({ timeout: 5_000, ...options, upstream: upstream + base }, isLocal);
  return listen(
    createHttpServer(respond, new Journal(), undefined, undefined, undefined, { cors: corsFor(options.cors) }),
  );
}

/** Sends a request that differs from the valid one, and reads what comes back, header by header. */
export async function ask(
  url: string,
  { method = METHOD, target = PATH, headers = {}, body = bytes, ...sent }: Sent = {},
) {
  const rawHeaders = sent.rawHeaders ?? [
    ...Object.entries({ host: 'localhost', ...validHeaders, ...headers }).flat(),
    ...(body.length > 0 ? ['content-length', String(Buffer.byteLength(body))] : []),
  ];
  const { hostname, port } = new URL(url);
  const request = send({ hostname, port, method, path: target, headers: rawHeaders, agent: false });
  // A text would have Node write the headers in its encoding.
  request.end(Buffer.from(body));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const received = await buffer(response);
  const text = response.headers['sl-violations'];
  return {
    status: response.statusCode,
    reason: response.statusMessage,
    rawHeaders: response.rawHeaders,
    headers: response.headers,
    body: received,
    violations: (text === undefined ? [] : JSON.parse(String(text))) as Violation[],
  };
}

/** Forwards one request to an upstream that behaves as told. */
export async function forward(behave: RequestListener, sent: Sent = {}, options: Options = {}) {
  await using proxy = await proxyTo(behave, options);
  return await ask(proxy.url, sent);
}

/** Replies to every request alike. */
export const answering =
  (
    status: number,
    headers: Record<string, string | string[]> | string[] = {},
    body: string | Buffer = '',
  ): RequestListener =>
  (_, response) => {
    response.sendDate = false;
    response.writeHead(status, headers as string[]).end(body);
  };

/** What a response of the proxy itself says. */
export const detailOf = ({ body }: { body: Buffer }) => JSON.parse(String(body));

/** Where something is wrong. */
export const placesOf = ({ violations }: { violations: Violation[] }) =>
  violations.map(({ location }) => location.join('.'));

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { startMock } from '@ciam-sms/mock';
import { listen } from '@ciam-sms/testing/listen';
import { type AcceptedOperation, codeOf, readAcceptance } from '../src/acceptance.ts';

/** A request to the small server: its headers, its text, and what that says. */
export interface Received {
  method: string;
  path: string;
  headers: Record<string, string>;
  bytes: Buffer;
  body: Record<string, unknown> | unknown;
}

/** A rule of the small server: an error code, and whether a request gets it. */
export type Rule = readonly [code: string, applies: (request: Received) => boolean];

/** What the small server does, one part of which a fault replaces. */
export interface Behaviour {
  isFound: (request: Received) => boolean;
  isJson: (mediaType: string) => boolean;
  decode: (bytes: Buffer) => string;
  parse: (text: string) => unknown;
  /** In order of precedence; what is invalid besides comes last. */
  rules: Rule[];
  isInvalid: (request: Received) => boolean;
  language: (request: Received) => 'en' | 'zh';
  success: (response: ServerResponse) => void;
  fail: (response: ServerResponse, error: { error_code: string; error_msg: string }) => void;
}

const operations = readAcceptance();
const sendSms = operations.find(({ id }) => id === 'sendSms') as AcceptedOperation;
const { type } = sendSms.body?.content['application/json']?.fields ?? {};
export const scenarios = Object.keys(type?.values ?? {});

/** Where the path of an operation is in a path, which may begin with a prefix and end with a query; -1 if nowhere. */
const findPath = ({ path }: AcceptedOperation, received: string) =>
  (received.split('?')[0] ?? '').search(new RegExp(`${path.replace(/\{[^}]+\}/g, '[^/]+')}$`));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const fieldOf = ({ body }: Received, name: string) => (isObject(body) ? body[name] : undefined);
export const isMissing = (value: unknown) => value === undefined || value === null || value === '';
const lacksHeader = (name: string) => (request: Received) => !request.headers[name];
const lacksField = (name: string) => (request: Received) => isObject(request.body) && isMissing(fieldOf(request, name));

/** A small server that keeps to the contract. For `sendSms`, whose faults it has, it shares no code with the mock. */
export const correct: Behaviour = {
  isFound: ({ method, path }) => operations.some((one) => one.method === method && findPath(one, path) === 0),
  isJson: (mediaType) => mediaType.split(';')[0]?.trim().toLowerCase() === 'application/json',
  decode: (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
  parse: JSON.parse,
  rules: [
    ['IDAAS.SDK.PARAM.0001', lacksHeader('x-operating-sys-version')],
    ['IDAAS.SDK.PARAM.0001', lacksHeader('x-device-fingerprint')],
    ['IDAAS.SDK.PARAM.0001', lacksHeader('x-agent')],
    ['IDAAS.SDK.PARAM.0002', lacksHeader('x-client-id')],
    ['IDAAS.SDK.PARAM.0003', ({ headers }) => headers['x-client-id'] === 'unregistered'],
    ['IDAAS.SDK.USER.0004', lacksField('mobile')],
    ['IDAAS.SDK.PARAM.0007', lacksField('type')],
    ['IDAAS.SDK.PARAM.0008', lacksField('captcha_token')],
    [
      'IDAAS.SDK.CAPTCHA.0005',
      (request) =>
        typeof fieldOf(request, 'type') === 'string' && !scenarios.includes(String(fieldOf(request, 'type'))),
    ],
  ],
  isInvalid: (request) =>
    !isObject(request.body) ||
    ['mobile', 'type', 'captcha_token'].some((name) => typeof fieldOf(request, name) !== 'string'),
  language: ({ headers }) => (headers['x-l'] === 'en' ? 'en' : 'zh'),
  success: (response) => response.writeHead(200).end(),
  fail: (response, error) => {
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(error));
  },
};

/** Starts the small server, with or without a fault. To any operation but `sendSms` the mock responds, unrecognized. */
export async function startSmallServer(fault: Partial<Behaviour> = {}) {
  const behaviour = { ...correct, ...fault };
  const mock = await startMock({ port: 0, language: 'zh' });
  const server = await listen(
    createServer((request, response) => void respond(request, response, behaviour, mock.url)),
  );
  return {
    ...server,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await mock.close();
    },
  };
}

async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  behaviour: Behaviour,
  mock: string,
): Promise<void> {
  const { method = '', url: path = '', headers } = incoming;
  const request: Received = {
    method,
    path,
    headers: headers as Record<string, string>,
    bytes: await buffer(incoming),
    body: null,
  };
  if (!behaviour.isFound(request)) {
    response.writeHead(404).end();
    return;
  }
  // A body that is absent counts as an empty object; one that cannot be read has no fields.
  if (request.bytes.length === 0) request.body = {};
  else if (behaviour.isJson(request.headers['content-type'] ?? '')) request.body = readBody(request.bytes, behaviour);
  const other = operations.find((one) => one !== sendSms && one.method === method && findPath(one, path) >= 0);
  if (other) return respondLike(mock + path.slice(findPath(other, path)), request, response);
  const [code] = behaviour.rules.find(([, applies]) => applies(request)) ?? [];
  if (code) behaviour.fail(response, errorOf(code, behaviour.language(request)));
  else if (behaviour.isInvalid(request))
    behaviour.fail(response, errorOf('IDAAS.SDK.CAPTCHA.0006', behaviour.language(request)));
  else behaviour.success(response);
}

/** Responds as the mock does, without the headers that it alone sends. */
async function respondLike(url: string, { method, headers, bytes }: Received, response: ServerResponse) {
  const { connection, host, 'content-length': _, ...others } = headers;
  const answer = await fetch(url, {
    method,
    headers: others,
    ...(bytes.length > 0 && { body: new Uint8Array(bytes) }),
  });
  const own = [...answer.headers].filter(([name]) => !/^(x-mock-|sl-|connection|keep-alive)/.test(name));
  response.writeHead(answer.status, Object.fromEntries(own)).end(Buffer.from(await answer.arrayBuffer()));
}

function readBody(bytes: Buffer, { decode, parse }: Behaviour): unknown {
  try {
    return parse(decode(bytes));
  } catch {
    return null;
  }
}

function errorOf(code: string, language: 'en' | 'zh') {
  const error = sendSms.errors.find(({ en }) => codeOf(en) === code);
  return error?.[language] as { error_code: string; error_msg: string };
}

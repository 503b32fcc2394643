import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
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

/** How many of the rules, from the first on, are about headers, and so apply to every operation. */
const HEADER_RULES = 5;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const fieldOf = ({ body }: Received, name: string) => (isObject(body) ? body[name] : undefined);
export const isMissing = (value: unknown) => value === undefined || value === null || value === '';
const lacksHeader = (name: string) => (request: Received) => !request.headers[name];
const lacksField = (name: string) => (request: Received) => isObject(request.body) && isMissing(fieldOf(request, name));

/** A small server that keeps to the contract, and shares no code with the mock. Its faults are those of `sendSms`. */
export const correct: Behaviour = {
  isFound: (request) => operations.some((one) => one.method === request.method && one.path === request.path),
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

/** Starts the small server, with or without a fault. */
export function startSmallServer(fault: Partial<Behaviour> = {}) {
  const behaviour = { ...correct, ...fault };
  return listen(createServer((request, response) => void respond(request, response, behaviour)));
}

async function respond(incoming: IncomingMessage, response: ServerResponse, behaviour: Behaviour): Promise<void> {
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
  const other = operations.find((one) => one !== sendSms && one.method === method && path.endsWith(one.path));
  if (other) return respondAs(other, request, response);
  const [code] = behaviour.rules.find(([, applies]) => applies(request)) ?? [];
  if (code) behaviour.fail(response, errorOf(code, behaviour.language(request)));
  else if (behaviour.isInvalid(request))
    behaviour.fail(response, errorOf('IDAAS.SDK.CAPTCHA.0006', behaviour.language(request)));
  else behaviour.success(response);
}

/** Responds as an operation that has no rules but those about headers. */
function respondAs({ errors, body, responses }: AcceptedOperation, request: Received, response: ServerResponse): void {
  const fields = Object.keys(body?.content['application/json']?.fields ?? {});
  const isInvalid = fields.some((name) => typeof fieldOf(request, name) !== 'string' || fieldOf(request, name) === '');
  const code = correct.rules.slice(0, HEADER_RULES).find(([, applies]) => applies(request))?.[0];
  const error = errors.find(({ en, catchAll }) => (code ? codeOf(en) === code : isInvalid && catchAll));
  const example = responses[200]?.content['application/json']?.example as object;
  if (error) correct.fail(response, error[correct.language(request)] as never);
  else
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify('token' in example ? { ...example, token: randomUUID() } : example));
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

import type { ServerResponse } from 'node:http';
import { type Behaviour, correct, fieldOf, isMissing, type Received, type Rule, scenarios } from './small-server.ts';

type ErrorBody = { error_code: string; error_msg: string };

/** A server with one fault. */
export interface ServerMutant {
  name: string;
  fault: Partial<Behaviour>;
  /** The sentence of the contract that allows this; then it is not a fault, and may pass. */
  allowedBy?: string;
}

const json = { 'content-type': 'application/json' };
const fail = (write: (response: ServerResponse, error: ErrorBody) => unknown): Partial<Behaviour> => ({
  fail: (response, error) => void write(response, error),
});
const failAs = (
  headers: Record<string, string>,
  write = (error: ErrorBody): string | Buffer => JSON.stringify(error),
) => fail((response, error) => response.writeHead(400, headers).end(write(error)));
const succeedAs = (status: number, headers = {}, body = ''): Partial<Behaviour> => ({
  success: (response) => void response.writeHead(status, headers).end(body),
});

/** The rules with those of one code changed, moved or left out. */
function rules(change: (rules: Rule[]) => Rule[]): Partial<Behaviour> {
  return { rules: change([...correct.rules]) };
}
const without = (code: string) => (all: Rule[]) => all.filter(([one]) => one !== code);
const first = (code: string) => (all: Rule[]) => all.toSorted((a, b) => Number(b[0] === code) - Number(a[0] === code));
const instead = (code: string, applies: Rule[1]) => (all: Rule[]) =>
  all.map((rule): Rule => (rule[0] === code ? [code, applies] : rule));

/** What a server accepts that changes a request before it looks at it. */
function lenient(change: (request: Received) => Record<string, unknown>): Partial<Behaviour> {
  const changed = (request: Received): Received => ({ ...request, body: change(request) });
  return {
    rules: correct.rules.map(([code, applies]): Rule => [code, (request) => applies(changed(request))]),
    isInvalid: (request) => correct.isInvalid(changed(request)),
  };
}
const fieldsOf = (request: Received) => request.body as Record<string, unknown>;
const withScenario = (change: (text: string) => string) =>
  lenient((request) => {
    const { type, ...rest } = fieldsOf(request) ?? {};
    return { ...rest, type: typeof type === 'string' ? change(type) : type };
  });
const asText = (name: string) =>
  lenient((request) => {
    const value = fieldOf(request, name);
    return isMissing(value) ? fieldsOf(request) : { ...fieldsOf(request), [name]: String(value) };
  });
const ignoresHeader = (name: string, of: number): Partial<Behaviour> =>
  rules((all) =>
    all.map((rule, index): Rule => (index === of ? [rule[0], ({ headers }) => !(name in headers)] : rule)),
  );

/** The codes of which each has one place in the order. */
const CODES = [
  'IDAAS.SDK.PARAM.0002',
  'IDAAS.SDK.PARAM.0003',
  'IDAAS.SDK.USER.0004',
  'IDAAS.SDK.PARAM.0007',
  'IDAAS.SDK.PARAM.0008',
  'IDAAS.SDK.CAPTCHA.0005',
];

/** Servers with one fault each, by the kind of fault: the rows of the table in `decisions/peers.md`. */
export const FAULTS: Readonly<Record<string, readonly ServerMutant[]>> = {
  'the wrong error: wrong order of causes, wrong cause': [
    ...CODES.map((code) => ({ name: `${code} comes first`, fault: rules(first(code)) })),
    {
      name: 'type before mobile',
      fault: rules((all) => [...all.slice(0, 5), all[6], all[5], ...all.slice(7)] as Rule[]),
    },
    { name: 'body before client ID', fault: rules((all) => [...all.slice(0, 3), ...all.slice(5), ...all.slice(3, 5)]) },
    {
      name: 'falsy counts as missing',
      fault: rules(
        instead(
          'IDAAS.SDK.USER.0004',
          (request) => !Array.isArray(request.body) && request.body !== null && !fieldOf(request, 'mobile'),
        ),
      ),
    },
    {
      name: 'an array counts as an empty object',
      fault: lenient(({ body }) => (Array.isArray(body) ? {} : (body as never))),
    },
    { name: 'null counts as an empty object', fault: lenient(({ body }) => (body ?? {}) as never) },
  ],
  'an error is never returned': [
    ...['IDAAS.SDK.PARAM.0001', ...CODES].map((code) => ({
      name: `${code} is never returned`,
      fault: rules(without(code)),
    })),
  ],
  'an invalid request, another method or another path is accepted': [
    { name: 'a lower-case scenario is accepted', fault: withScenario((text) => text.toUpperCase()) },
    { name: 'a scenario with spaces is accepted', fault: withScenario((text) => text.trim()) },
    { name: 'any scenario is accepted', fault: withScenario((text) => text && (scenarios[0] as string)) },
    ...['x-operating-sys-version', 'x-device-fingerprint', 'x-agent', 'x-client-id'].map((name, index) => ({
      name: `an empty ${name} is accepted`,
      fault: ignoresHeader(name, index),
    })),
    { name: 'any content type is accepted', fault: { isJson: () => true } },
    { name: 'a numeric mobile is accepted', fault: asText('mobile') },
    { name: 'a captcha token that is not a string is accepted', fault: asText('captcha_token') },
    {
      name: 'a request that is not UTF-8 is accepted',
      fault: { decode: (bytes) => bytes.toString('latin1').replace(/^ÿ/, '') },
    },
    {
      name: 'a body that is cut off is accepted',
      fault: { parse: (text) => JSON.parse(text.endsWith('}') ? text : `${text}}`) },
    },
    { name: 'any method', fault: { isFound: ({ path }) => correct.isFound({ path, method: 'POST' } as Received) } },
    { name: 'any path', fault: { isFound: ({ method }) => method === 'POST' } },
  ],
  'a valid request is rejected': [
    {
      name: 'unknown fields are rejected',
      fault: { isInvalid: (request) => correct.isInvalid(request) || Object.keys(fieldsOf(request)).length > 3 },
    },
    {
      name: 'formatted numbers are rejected',
      fault: {
        isInvalid: (request) => correct.isInvalid(request) || !/^\d+$/.test(String(fieldOf(request, 'mobile'))),
      },
    },
    {
      name: 'an optional header is required',
      fault: { isInvalid: (request) => correct.isInvalid(request) || !('x-device-ip' in request.headers) },
    },
    {
      name: 'a scenario is rejected',
      fault: { isInvalid: (request) => correct.isInvalid(request) || fieldOf(request, 'type') === scenarios[1] },
    },
    {
      name: 'a scenario without an optional header is rejected',
      fault: {
        isInvalid: (request) =>
          correct.isInvalid(request) || (fieldOf(request, 'type') === scenarios[1] && !('x-l' in request.headers)),
      },
    },
  ],
  'wrong status, or a success with a body': [
    { name: 'status 422', fault: fail((response, error) => response.writeHead(422, json).end(JSON.stringify(error))) },
    {
      name: 'status 200 for errors',
      fault: fail((response, error) => response.writeHead(200, json).end(JSON.stringify(error))),
    },
    { name: 'success with status 201', fault: succeedAs(201) },
    { name: 'success with status 204', fault: succeedAs(204) },
    { name: 'success with a body', fault: succeedAs(200, json, '{}') },
    { name: 'success as HTML', fault: succeedAs(200, { 'content-type': 'text/html' }, '<p>Sent</p>') },
  ],
  'wrong message or language': [
    {
      name: 'another message',
      fault: failAs(json, (error) => JSON.stringify({ ...error, error_msg: `${error.error_msg}.` })),
    },
    { name: 'English only', fault: { language: () => 'en' } },
    { name: 'Chinese only', fault: { language: () => 'zh' } },
  ],
  'wrong charset, not UTF-8, byte order mark, member twice': [
    { name: 'charset GBK', fault: failAs({ 'content-type': 'application/json; charset=gbk' }) },
    {
      name: 'charset ISO-8859-1',
      fault: failAs({ 'content-type': 'application/json; charset=iso-8859-1' }, (error) =>
        Buffer.from(JSON.stringify(error), 'latin1'),
      ),
    },
    {
      name: 'bytes that are not UTF-8',
      fault: failAs(json, (error) => Buffer.from(JSON.stringify({ ...error, more: 'é' }), 'latin1')),
    },
    { name: 'a byte order mark', fault: failAs(json, (error) => `\ufeff${JSON.stringify(error)}`) },
    {
      name: 'error_code twice',
      fault: failAs(json, (error) => JSON.stringify(error).replace('{', `{"error_code":"${error.error_code}",`)),
    },
  ],
  'wrong media type or body of an error': [
    { name: 'errors as plain text', fault: failAs({ 'content-type': 'text/plain' }) },
    { name: 'errors without a media type', fault: failAs({}) },
    { name: 'errors as a list', fault: failAs(json, (error) => JSON.stringify([error])) },
    { name: 'an empty error', fault: failAs(json, () => '') },
    { name: 'no error_msg', fault: failAs(json, ({ error_code }) => JSON.stringify({ error_code })) },
    { name: 'no error_code', fault: failAs(json, ({ error_msg }) => JSON.stringify({ error_msg })) },
    { name: 'a numeric error_code', fault: failAs(json, (error) => JSON.stringify({ ...error, error_code: 6 })) },
    {
      name: 'error_code in lower case',
      fault: failAs(json, (error) => JSON.stringify({ ...error, error_code: error.error_code.toLowerCase() })),
    },
    { name: 'a JSON error that is cut off', fault: failAs(json, (error) => JSON.stringify(error).slice(0, -1)) },
  ],
  'the response does not end as announced': [
    { name: 'a content-length that is too long', fault: failAs({ ...json, 'content-length': '500' }) },
    { name: 'the connection is closed', fault: fail((response) => response.destroy()) },
  ],
  'allowed by the contract, so reporting it is wrong': [
    {
      name: 'members in another order',
      fault: failAs(json, ({ error_code, error_msg }) => JSON.stringify({ error_msg, error_code })),
      allowedBy: 'An object of JSON has no order.',
    },
    {
      name: 'a further member',
      fault: failAs(json, (error) => JSON.stringify({ ...error, request_id: '1' })),
      allowedBy: 'SendSmsError has no `additionalProperties: false`.',
    },
    {
      name: 'a further header',
      fault: failAs({ ...json, 'x-request-id': '1' }),
      allowedBy: 'The response lists no headers, and OpenAPI excludes none.',
    },
    {
      name: 'white space around JSON',
      fault: failAs(json, (error) => `\n${JSON.stringify(error, null, 2)}\n`),
      allowedBy: 'The media type is JSON, which allows white space.',
    },
  ],
};

export const SERVER_MUTANTS = Object.values(FAULTS).flat();

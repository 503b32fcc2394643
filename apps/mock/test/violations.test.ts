import type { JsonSchema } from '@ciam-sms/contract/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../dist/index.js';
import { askPrism } from '../src/ask-prism.ts';
import { prepareInputs, readInputs } from '../src/inputs.ts';
import type { MockedOperation, MockRequest, RequestBody, Violation } from '../src/operation.ts';
import { askMock, findViolations } from '../src/prism.ts';
import { checkInputs, compileSchemas } from '../src/schema-check.ts';
import { findViolations as findAtOnce, prepareViolations } from '../src/violations.ts';
import { contractOperation, type Difference, send, validBody, validRequest } from './send.ts';

const { default: decided } = await import(String(new URL('../dist/operations.js', import.meta.url)));
const operation: MockedOperation = decided.find(({ id }: MockedOperation) => id === 'sendSms');

const request = (body: RequestBody, headers: MockRequest['headers'] = {}): MockRequest => ({
  ...validRequest,
  headers: { ...validRequest.headers, ...headers },
  body,
});
const json = (changes: Record<string, unknown> = {}): RequestBody => ({
  kind: 'json',
  value: { ...validBody, ...changes },
});
const messages = (violations: Violation[]) => violations.map(({ message }) => message);

describe('Prism finds in a request', () => {
  test('nothing, if it is valid', async () => {
    expect(await findViolations(request(json()))).toEqual([]);
  });

  test('the header and the field at fault', async () => {
    expect(await findViolations(request(json({ mobile: 1 }), { 'x-agent': undefined }))).toEqual([
      {
        location: ['request', 'body', 'mobile'],
        severity: 'Error',
        code: 'type',
        message: 'Request body property mobile must be string',
      },
      {
        location: ['request', 'header'],
        severity: 'Error',
        code: 'required',
        message: "Request header must have required property 'x-agent'",
      },
    ]);
  });

  test('that a body is missing', async () => {
    expect(messages(await findViolations(request({ kind: 'absent' })))).toEqual(['Body parameter is required']);
  });

  test('that a body is not JSON, which it does not say by itself', async () => {
    const body: RequestBody = { kind: 'unreadable', reason: 'malformed-json', text: '{' };
    const found = await findViolations(request(body));
    expect(messages(found.slice(0, -1))).toEqual(['Request body must be object']);
    expect(found.at(-1)).toEqual({
      location: ['request', 'body'],
      severity: 'Error',
      code: 'json',
      message: 'Request body must be well-formed JSON',
    });
  });

  test('that a body is of another media type, which it does not say by itself', async () => {
    const body: RequestBody = { kind: 'unreadable', reason: 'media-type', text: 'plain' };
    expect((await findViolations(request(body, { 'content-type': 'text/plain' }))).at(-1)).toEqual({
      location: ['request', 'header', 'content-type'],
      severity: 'Error',
      code: 'media-type',
      message: 'Request header content-type must be a media type that the contract lists',
    });
  });
});

test('Prism answers with the example that it is asked for, and throws where it has none', async () => {
  const { output } = await askMock(request(json()), { code: 400, exampleKey: 'send-failed.zh' });
  expect(output).toMatchObject({ statusCode: 400, body: { error_code: 'IDAAS.SDK.CAPTCHA.0006' } });
  const { output: first } = await askMock(request(json()), { code: 400 });
  const [content] = contractOperation.responses.find(({ status }) => status === 400)?.contents ?? [];
  expect(first.body).toEqual(content?.examples[0]?.value);
  await expect(askMock({ ...request(json()), path: '/nowhere' })).rejects.toMatchObject({ status: 404 });
});

describe('the mock tells exactly what Prism finds', () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock({ port: 0 });
  });
  afterAll(() => mock.close());

  const [agent, client] = ['X-agent', 'X-client-id'];
  test.for<Difference>([
    {},
    ...[agent, client].flatMap((name) => [{ headers: { [name]: null } }, { headers: { [name]: '' } }]),
    ...['mobile', 'captcha_token'].flatMap((name) =>
      [undefined, '', 1, null].map((value) => ({ body: { [name]: value } })),
    ),
    { body: { type: 'GREETING_SMS' } },
    { headers: { [agent]: null }, body: { mobile: 1, type: [] } },
    { headers: { [client]: null, 'X-device-fingerprint': '' }, body: { captcha_token: {} } },
  ])('of %j', async (difference) => {
    const { headers } = await send(mock.url, difference);
    const sent = Object.entries(difference.headers ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      value ?? undefined,
    ]);
    const found = await findViolations(request(json(difference.body), Object.fromEntries(sent)));
    expect(JSON.parse(headers.get('sl-violations') ?? '[]')).toEqual(found);
  });
});

/** The mock's own way to violations, with nothing remembered unless it is told to. */
function finder(changes: Partial<MockedOperation> = {}) {
  const of = { ...operation, violations: {}, ...changes } as MockedOperation;
  const prepared = { ...prepareInputs(of), ...prepareViolations(of, askPrism) };
  return (one: MockRequest) => findAtOnce(prepared, one, readInputs(prepared, one));
}

/** Makes the function that signs requests of an operation with these schemas. */
function signer(body: MockedOperation['body'] | undefined, header?: MockedOperation['parameters']['header']) {
  const of = {
    ...operation,
    ...(header && { parameters: { ...operation?.parameters, header } }),
    body,
  } as MockedOperation;
  const prepared = { ...prepareInputs(of), ...compileSchemas(of) };
  return (one: MockRequest) => checkInputs(prepared, readInputs(prepared, one)).signature;
}
const bodyOf = (schema: JsonSchema, required = true) => ({ required, schemas: { 'application/json': schema } });

test('operations may have different schemas of one $id', () => {
  const sign = (maxLength: number) => {
    const properties = { mobile: { type: 'string', maxLength } };
    return signer(bodyOf({ $id: 'https://tenant.example.com/request', type: 'object', properties }))(request(json()));
  };
  expect([sign(100), sign(1)]).toEqual(['', expect.stringContaining('mobile')]);
});

describe('what Prism found is remembered', () => {
  const wrong = request(json({ mobile: 1 }));

  test('for every request that is wrong in the same way', async () => {
    const find = finder();
    const asked = find(wrong);
    expect(asked).toBeInstanceOf(Promise);
    const found = await asked;
    expect(messages(found)).toEqual(['Request body property mobile must be string']);
    expect(find(request(json({ mobile: 2 })))).toBe(found);
  });

  test('from the build on', () => {
    expect(finder({ violations: operation.violations })(wrong)).toEqual([
      expect.objectContaining({ message: 'Request body property mobile must be string' }),
    ]);
  });

  test('1,000 times; then the oldest is forgotten', async () => {
    const oldest = request(json({ mobile: 2, type: 2 }));
    const signatures = [signer(operation.body)(oldest), ...Array.from({ length: 998 }, (_, index) => `#${index}`)];
    const find = finder({ violations: Object.fromEntries(signatures.map((signature) => [signature, []])) });
    await find(wrong);
    expect(find(oldest)).toEqual([]);
    await find(request(json({ type: 1 })));
    expect(find(wrong)).not.toBeInstanceOf(Promise);
    expect(find(oldest)).toBeInstanceOf(Promise);
  });

  test('unless it takes more than 4,096 characters to say', async () => {
    const body = bodyOf({ type: 'object', additionalProperties: false });
    const withField = (length: number) => request({ kind: 'json', value: { ['x'.repeat(length)]: 1 } });
    const length = 4_096 - signer(body)(withField(1)).length + 1;
    expect(signer(body)(withField(length))).toHaveLength(4_096);
    const find = finder({ body });
    await find(withField(length));
    await find(withField(length + 1));
    expect(find(withField(length))).not.toBeInstanceOf(Promise);
    expect(find(withField(length + 1))).toBeInstanceOf(Promise);
  });
});

describe('two requests are wrong in the same way', () => {
  test('if their headers and bodies are', () => {
    const sign = signer(operation.body);
    expect(sign(request(json()))).toBe('');
    expect(sign(request(json({ mobile: 1 })))).toBe(sign(request(json({ mobile: 2 }))));
    expect(sign(request(json({ mobile: 1 })))).not.toBe(sign(request(json({ captcha_token: 1 }))));
    const [agent, client] = ['x-agent', 'x-client-id'].map((name) => sign(request(json(), { [name]: undefined })));
    expect(agent).toMatch(/x-agent/);
    expect(client).not.toBe(agent);
    expect(sign(request(json({ mobile: 1 }), { 'x-agent': undefined }))).toBe(
      sign(request(json({ mobile: 1 }))) + sign(request(json(), { 'x-agent': undefined })),
    );
  });

  test('while a header that is written in digits is a number', () => {
    const sign = signer(operation.body, {
      type: 'object',
      properties: { 'x-count': { type: 'integer' } },
      required: [],
    });
    expect(sign(request(json(), { 'x-count': '5' }))).toBe('');
    expect(sign(request(json(), { 'x-count': 'five' }))).not.toBe('');
  });

  const bodies: RequestBody[] = [
    { kind: 'absent' },
    { kind: 'json', value: null },
    { kind: 'json', value: 0 },
    { kind: 'unreadable', reason: 'media-type', text: '' },
    { kind: 'unreadable', reason: 'malformed-json', text: '' },
  ];
  const types = ['application/json', 'application/json', 'application/json', 'text/plain', 'application/json'];
  const signAll = (body: MockedOperation['body']) =>
    bodies.map((one, index) => signer(body)(request(one, { 'content-type': types[index] })));

  test('if a required body is absent or, to Prism, none, and not if it is unreadable', () => {
    expect(signAll(operation.body)).toEqual(['|absent', '|absent', '|absent', '|media-type', '|malformed-json']);
  });

  test('and not if an optional body is absent, null or of another type', () => {
    const signed = signAll(bodyOf({ type: 'object' }, false));
    expect(new Set(signed).size).toBe(5);
  });

  test.for(['additionalProperties', 'unevaluatedProperties'])('unless %s name different fields', (keyword) => {
    const sign = signer(bodyOf({ type: 'object', [keyword]: false }));
    const signed = (name: string) => sign(request({ kind: 'json', value: { [name]: 1 } }));
    expect(signed('a')).toContain(' a');
    expect(signed('a')).not.toBe(signed('b'));
  });
});

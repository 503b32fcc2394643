import type { JsonSchema } from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { type InputsOf, prepareInputs, readInputs } from '../src/inputs.ts';
import type { MockRequest, ParametersSchema, RequestBody } from '../src/operation.ts';

const parameters = (properties: Record<string, JsonSchema> = {}): ParametersSchema => ({
  type: 'object',
  properties,
  required: [],
});
const text = { type: 'string' };
const schema = { type: 'object' };
const operation: InputsOf = {
  path: '/users/{UserId}/{name}.json',
  parameters: {
    header: parameters({ 'x-channel': text, 'x-agent': text }),
    query: parameters({ limit: text, tags: { type: 'array' } }),
    path: parameters({ userid: text, name: text }),
    cookie: parameters({ Session: text, theme: text }),
  },
  body: { required: true, schemas: { 'application/json': schema } },
};
const none: InputsOf['parameters'] = {
  header: parameters(),
  query: parameters(),
  path: parameters(),
  cookie: parameters(),
};

/** The inputs of a request with these parts. */
function read(parts: Partial<MockRequest>, of: InputsOf = operation) {
  const request = { path: '/users/7/me.json', query: {}, headers: {}, body: { kind: 'absent' as const }, ...parts };
  return readInputs(prepareInputs(of), request);
}

describe('parameters of the path', () => {
  test('of a segment that is not the parameter alone', () => {
    const versions = { ...operation, path: '/v{userid}/{name}' };
    expect(read({ path: '/v2/me' }, versions).path).toEqual({ userid: '2', name: 'me' });
  });

  test.for<[path: string, userid: unknown, name: unknown]>([
    ['/users/7/me.json', '7', 'me'],
    ['/users/a%20b/%E5%9B%BE.json', 'a b', '图'],
    ['/users/7,8/a%2Cb.json', ['7', '8'], 'a,b'],
  ])('%s', ([path, userid, name]) => {
    expect(read({ path }).path).toEqual({ userid, name });
  });

  test('that are not percent-encoded text are a bad request', () => {
    expect(() => read({ path: '/users/%7/me.json' })).toThrow(
      'The path is not correctly percent-encoded. Encode each value with encodeURIComponent.',
    );
  });

  test('are none where the path has none', () => {
    expect(read({ path: '/users' }, { ...operation, path: '/users' }).path).toEqual({});
  });
});

test('parameters of the query have any case; an empty one is none, and one value of a list is a list', () => {
  expect(read({ query: { LIMIT: '5', tags: 'new', other: 'x' } }).query).toEqual({ limit: '5', tags: ['new'] });
  expect(read({ query: { limit: ['5', '6'], tags: ['new', 'old'] } }).query).toEqual({
    limit: ['5', '6'],
    tags: ['new', 'old'],
  });
  expect(read({ query: { limit: '5', Limit: '' } }).query).toEqual({});
});

test('headers are those of the contract that are not empty', () => {
  expect(read({ headers: { 'x-channel': 'app', 'x-agent': '', 'x-other': 'x' } }).header).toEqual({
    'x-channel': 'app',
  });
});

test.for<[cookie: string | undefined, read: object]>([
  [undefined, {}],
  ['Session=a%20b; theme=x=y;Session=second', { Session: 'a b', theme: 'x=y' }],
  ['session=a; theme=; other=x; Session', {}],
  ['theme=%7', { theme: '%7' }],
  ['theme==', {}],
])('the cookies of "%s"', ([cookie, expected]) => {
  expect(read({ headers: { cookie } }).cookie).toEqual(expected);
  expect(read({ headers: { cookie } }, { ...operation, parameters: none }).cookie).toEqual({});
});

describe('a body', () => {
  const json: RequestBody = { kind: 'json', value: { a: 1 } };
  const malformed: RequestBody = { kind: 'unreadable', reason: 'malformed-json', text: '{' };
  const bodyOf = (body: RequestBody, contentType?: string, of?: InputsOf) => {
    const inputs = read({ body, headers: { 'content-type': contentType } }, of);
    return [inputs.body, inputs.bodySchema];
  };

  test('of a media type that the operation lists is what was sent, with its schema', () => {
    expect(bodyOf(json, 'Application/JSON; charset=utf-8')).toEqual([json, schema]);
    expect(bodyOf(malformed, 'application/json')).toEqual([malformed, schema]);
  });

  test('that is absent has no schema', () => {
    expect(bodyOf({ kind: 'absent' }, 'application/json')).toEqual([{ kind: 'absent' }, undefined]);
  });

  test('of another media type cannot be read', () => {
    const unlisted = (sent: string) => [{ kind: 'unreadable', reason: 'media-type', text: sent }, undefined];
    expect(bodyOf(json, 'text/json')).toEqual(unlisted('{"a":1}'));
    expect(bodyOf(malformed)).toEqual(unlisted('{'));
  });

  test('is unexpected where the operation takes none', () => {
    const unexpected = [{ kind: 'unreadable', reason: 'unexpected', text: '{"a":1}' }, undefined];
    const { body: _, ...bodiless } = operation;
    expect(bodyOf(json, 'application/json', bodiless)).toEqual(unexpected);
  });
});

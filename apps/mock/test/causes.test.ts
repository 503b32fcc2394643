import type { JsonSchema } from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { compileCause, type InputCause } from '../src/causes.ts';
import { prepareInputs, readInputs } from '../src/inputs.ts';
import type { MockRequest, ParametersSchema, RequestBody } from '../src/operation.ts';

const parameters = (properties: Record<string, JsonSchema> = {}): ParametersSchema => ({
  type: 'object',
  properties,
  required: [],
});
const person = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
const schema: JsonSchema = {
  type: 'object',
  required: ['type', 'owner'],
  properties: {
    type: { type: 'string', enum: ['LOGIN_SMS'] },
    level: { type: 'integer', enum: [1, 2] },
    owner: person,
    helper: person,
    items: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
    tags: { type: 'array', items: { type: 'string', enum: ['new'] } },
  },
};
const operation = {
  path: '/users/{id}',
  parameters: {
    header: parameters({ 'x-channel': { type: 'string', enum: ['app', 'web'] } }),
    query: parameters({ limit: { type: 'integer', enum: [5, 6] }, tag: { type: 'array', items: { enum: ['new'] } } }),
    path: parameters({ id: { type: 'integer' } }),
    cookie: parameters({ Session: { type: 'string' } }),
  },
  body: { required: true, schemas: { 'application/json': schema } },
};

/** Whether a cause applies to a request with these parts. */
function applies(cause: InputCause, parts: Partial<MockRequest> = {}, of = operation) {
  const headers = { 'content-type': 'application/json', ...parts.headers };
  const request = { path: '/users/7', query: {}, body: { kind: 'absent' as const }, ...parts, headers };
  return compileCause(cause, of)(readInputs(prepareInputs(of), request));
}
const json = (value: unknown): { body: RequestBody } => ({ body: { kind: 'json', value } });

describe('a cause of a header', () => {
  test.for<[InputCause, string | undefined, boolean]>([
    [{ header: 'X-channel', is: 'missing' }, undefined, true],
    [{ header: 'X-channel', is: 'missing' }, '', true],
    [{ header: 'X-channel', is: 'missing' }, 'app', false],
    [{ header: 'X-channel', is: 'unlisted', example: 'x' }, 'fax', true],
    [{ header: 'X-channel', is: 'unlisted', example: 'x' }, 'web', false],
    [{ header: 'X-channel', is: 'unlisted', example: 'x' }, undefined, false],
    [{ header: 'X-channel', equals: 'fax' }, 'fax', true],
    [{ header: 'X-channel', equals: 'fax' }, 'faxes', false],
    [{ header: 'X-channel', startsWith: 'fax' }, 'faxes', true],
    [{ header: 'X-channel', startsWith: 'fax' }, 'my fax', false],
    [{ header: 'X-channel', startsWith: 'fax' }, undefined, false],
  ])('%j with "%s": %s', ([cause, channel, expected]) => {
    expect(applies(cause, { headers: { 'x-channel': channel } })).toBe(expected);
  });
});

describe('a cause of another parameter', () => {
  test.for<[InputCause, Partial<MockRequest>, boolean]>([
    [{ query: 'limit', equals: 5 }, { query: { limit: '5' } }, true],
    [{ query: 'limit', equals: 5 }, { query: { limit: '6' } }, false],
    [{ query: 'limit', is: 'missing' }, { query: { limit: '' } }, true],
    [{ query: 'limit', is: 'unlisted', example: 7 }, { query: { limit: '7' } }, true],
    [{ query: 'limit', is: 'unlisted', example: 7 }, { query: { limit: '6' } }, false],
    [{ query: 'limit', is: 'unlisted', example: 7 }, {}, false],
    [{ query: 'tag', is: 'unlisted', example: 'odd' }, { query: { tag: ['new', 'odd'] } }, true],
    [{ query: 'tag', is: 'unlisted', example: 'odd' }, { query: { tag: 'new' } }, false],
    [{ path: 'id', equals: 404 }, { path: '/users/404' }, true],
    [{ path: 'id', startsWith: 'a b' }, { path: '/users/a%20bc' }, true],
    [{ cookie: 'Session', equals: 'a=b' }, { headers: { cookie: 'x=1; Session=a%3Db' } }, true],
    [{ cookie: 'Session', is: 'missing' }, { headers: { cookie: 'session=1' } }, true],
    [{ cookie: 'Session', is: 'missing' }, { headers: { cookie: 'Session=1' } }, false],
  ])('%j with %j: %s', ([cause, parts, expected]) => {
    expect(applies(cause, parts)).toBe(expected);
  });
});

describe('a cause of a field within others', () => {
  test.for<[InputCause, unknown, boolean]>([
    [{ field: 'owner.name', is: 'missing' }, { owner: {} }, true],
    [{ field: 'owner.name', is: 'missing' }, {}, true],
    [{ field: 'owner.name', is: 'missing' }, { owner: 'me' }, false],
    [{ field: 'helper.name', is: 'missing' }, {}, false],
    [{ field: 'helper.name', is: 'missing' }, { helper: {} }, true],
    [{ field: 'items.sku', equals: 'x' }, { items: [{ sku: 'a' }, { sku: 'x' }] }, true],
    [{ field: 'items.sku', equals: 'x' }, { items: { sku: 'x' } }, true],
    [{ field: 'items.sku', is: 'missing' }, { items: [] }, false],
    [{ field: 'items.sku', is: 'missing' }, { items: [{ sku: 'a' }, {}] }, true],
    [{ field: 'tags', is: 'unlisted', example: 'odd' }, { tags: ['new', 'odd'] }, true],
    [{ field: 'type', is: 'missing' }, { type: [''] }, false],
    [{ field: 'level', is: 'unlisted', example: 3 }, { level: 3 }, true],
    [{ field: 'level', is: 'unlisted', example: 3 }, { level: '3' }, false],
    [{ field: 'level', equals: 2 }, { level: '2' }, false],
  ])('%j in %j: %s', ([cause, value, expected]) => {
    expect(applies(cause, json(value))).toBe(expected);
  });

  test('does not look into an optional body that is absent', () => {
    const optional = { ...operation, body: { ...operation.body, required: false } };
    expect(applies({ field: 'type', is: 'missing' }, {}, optional)).toBe(false);
  });
});

describe('a cause of a field', () => {
  const missing: InputCause = { field: 'type', is: 'missing' };
  const unlisted: InputCause = { field: 'type', is: 'unlisted', example: 'x' };

  test.for<[InputCause, unknown, boolean]>([
    [missing, {}, true],
    [missing, { type: null }, true],
    [missing, { type: '' }, true],
    [missing, { type: 'LOGIN_SMS' }, false],
    [missing, { type: 0 }, false],
    [unlisted, { type: 'GREETING_SMS' }, true],
    [unlisted, { type: 'LOGIN_SMS' }, false],
    [unlisted, { type: 1 }, false],
    [unlisted, {}, false],
    [{ field: 'constructor', is: 'missing' }, {}, true],
  ])('%j in %j: %s', ([cause, value, expected]) => {
    expect(applies(cause, json(value))).toBe(expected);
  });

  test('looks into an absent body as into an empty one', () => {
    expect(applies(missing)).toBe(true);
  });

  test.for([null, 'text', 1, true, [], ['type']])('does not look into %j', (value) => {
    expect(applies(missing, json(value))).toBe(false);
  });

  test('does not look into a body that is unreadable', () => {
    expect(applies(missing, { body: { kind: 'unreadable', reason: 'malformed-json', text: '{' } })).toBe(false);
  });
});

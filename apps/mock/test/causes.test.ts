import type { MockCause } from '@ciam-sms/contract';
import { describe, expect, test } from 'vitest';
import { compileCause } from '../src/causes.ts';
import type { RequestBody } from '../src/operation.ts';

const enums = { 'X-channel': ['app', 'web'], type: ['LOGIN_SMS'] };

/** Whether a cause applies to a request with this header, if any, and this body, if any. */
function applies(cause: MockCause, { channel, body }: { channel?: string; body?: RequestBody } = {}, invalid = false) {
  const request = {
    method: 'POST',
    path: '/',
    query: {},
    headers: { 'x-channel': channel },
    body: body ?? { kind: 'absent' as const },
  };
  return compileCause(cause, { enums })(request, () => invalid);
}
const json = (value: unknown): { body: RequestBody } => ({ body: { kind: 'json', value } });

test('a cause of the whole request applies if it is invalid', () => {
  expect(applies({ request: 'invalid' }, {}, true)).toBe(true);
  expect(applies({ request: 'invalid' }, {}, false)).toBe(false);
});

describe('a cause of a header', () => {
  test.for<[MockCause, string | undefined, boolean]>([
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
    expect(applies(cause, channel === undefined ? {} : { channel })).toBe(expected);
  });
});

describe('a cause of a field', () => {
  const missing: MockCause = { field: 'type', is: 'missing' };
  const unlisted: MockCause = { field: 'type', is: 'unlisted', example: 'x' };

  test.for<[MockCause, unknown, boolean]>([
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

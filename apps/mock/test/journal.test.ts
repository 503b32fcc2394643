import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Journal, JournalEntry } from '../src/journal.ts';

/** A request with a JSON value, a text or bytes as its body. */
function record(body?: { json: unknown } | { text: string } | { bytes: Buffer }): JournalEntry {
  const json = body && 'json' in body;
  return new JournalEntry(
    {
      method: 'POST',
      path: '/users/15200000000',
      query: { page: '2' },
      headers: { 'x-agent': 'secret agent', ...(json && { 'content-type': 'application/json' }) },
    },
    body && ('bytes' in body ? body.bytes : Buffer.from('json' in body ? JSON.stringify(body.json) : body.text)),
    { status: 400, example: 'send-failed.en' },
  );
}

describe('a recorded request', () => {
  test.for<[Parameters<typeof record>[0], unknown]>([
    [undefined, undefined],
    [{ json: { mobile: '1' } }, { mobile: '1' }],
    [{ text: 'plain' }, 'plain'],
  ])('holds what was sent: %j', ([body, held]) => {
    expect(record(body)).toMatchObject({
      method: 'POST',
      path: '/users/15200000000',
      headers: { 'x-agent': 'secret agent' },
      status: 400,
      example: 'send-failed.en',
    });
    expect(record(body).body).toEqual(held);
  });

  test.for<[unknown, unknown]>([
    ['15200000000', '[masked, 11 characters]'],
    [15200000000, '[masked, 11 characters]'],
    [true, true],
    [null, null],
    [[1, 2], '[masked, 2 elements]'],
    [[1], '[masked, 1 element]'],
    [
      { mobile: '15200000000', age: 7, vip: false, none: null, more: { secret: 1 }, list: ['secret'] },
      {
        mobile: '[masked, 11 characters]',
        age: '[masked, 1 character]',
        vip: false,
        none: null,
        more: '[masked]',
        list: '[masked]',
      },
    ],
  ])('shows a body of %j as %j', ([value, shown]) => {
    const recorded = record({ json: value });
    const expected = {
      method: 'POST',
      path: '/users/152********',
      query: { page: '[masked, 1 character]' },
      headers: { 'x-agent': '[masked, 12 characters]', 'content-type': '[masked, 16 characters]' },
      body: shown,
      status: 400,
      example: 'send-failed.en',
    };
    expect(JSON.parse(JSON.stringify(recorded))).toEqual(expected);
    expect(inspect(recorded, { depth: 9 })).toBe(inspect(expected, { depth: 9 }));
  });
});

describe('the journal', () => {
  test('keeps 1,000 requests, the last ones', () => {
    const journal = new Journal();
    const [first, ...rest] = Array.from({ length: 1_001 }, () => record());
    for (const recorded of [first, ...rest]) journal.add(recorded as JournalEntry);
    expect(journal.requests).toEqual(rest);
    expect(journal.requests[0] === rest[0]).toBe(true);
  });

  test('keeps 8 MB of bodies, the last ones, and forgets how much it had when it is cleared', () => {
    const journal = new Journal();
    const four = 4 * 1024 * 1024;
    const add = (length: number) => journal.add(record({ bytes: Buffer.alloc(length) }));
    add(four);
    add(four);
    expect(journal.requests).toHaveLength(2);
    add(1);
    expect(journal.requests).toHaveLength(2);
    add(four - 1);
    expect(journal.requests).toHaveLength(3);
    journal.clear();
    expect(journal.requests).toEqual([]);
    add(four);
    add(four);
    expect(journal.requests).toHaveLength(2);
  });
});

import { date_time } from '@stoplight/prism-http/dist/validator/validators/dateTime.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDateTime } from '../src/schema-check.ts';

const number = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
const offset = fc
  .tuple(fc.constantFrom('+', '-'), number(26), fc.constantFrom('', ':'), fc.option(number(61), { nil: '' }))
  .map((parts) => parts.join(''));
const text = fc
  .tuple(
    fc.constantFrom('2026-11-25', '2024-02-29', '2026-02-29', '26-11-25'),
    fc.constantFrom('T', 't', ' ', ''),
    fc.tuple(number(25), number(61), number(61)).map((parts) => parts.join(':')),
    fc.constantFrom('', '.5', '.'),
    fc.oneof(fc.constantFrom('', 'Z', 'z', 'x'), offset),
  )
  .map((parts) => parts.join(''));

test('a text is a point in time where it is one to Prism', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (one) => {
      expect(isDateTime(one)).toBe(date_time(one));
    }),
    { numRuns: 5_000, examples: [['2026-11-25T04:00:00+08:00'], ['2026-11-25T04:00:00'], ['2016-12-31T23:59:60Z']] },
  );
});

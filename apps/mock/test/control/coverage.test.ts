import { expect, test } from 'vitest';
import { Coverage, count } from '../../src/control/coverage.ts';
import type { MockedOperation, MockResponse } from '../../src/operation.ts';

const found: MockResponse = { status: 200, example: 'any' };
const rejected: MockResponse = { status: 400, example: 'any' };
const other: MockResponse = { status: 200, example: 'other' };
const empty: MockResponse = { status: 204 };
const read = {
  id: 'read',
  byStatus: { 400: [rejected], 200: [found, found] },
  byExample: { any: [rejected, found], other: [other] },
};
const remove = { id: 'remove', byStatus: { 204: [empty] }, byExample: {} };
const operations = [read, remove] as unknown as [MockedOperation, MockedOperation];
const createCoverage = () => new Coverage(operations);

test('every documented response is listed once, by operation and status', () => {
  expect(createCoverage().list()).toStrictEqual([
    { operation: 'read', status: 200, example: 'any', times: 0 },
    { operation: 'read', status: 200, example: 'other', times: 0 },
    { operation: 'read', status: 400, example: 'any', times: 0 },
    { operation: 'remove', status: 204, times: 0 },
  ]);
});

test('responses are counted by operation, status and example, and what is listed later does not change what was', () => {
  const coverage = createCoverage();
  const before = coverage.list();
  for (const reply of [rejected, rejected, found]) count(coverage.of(operations[0]), { ...reply, operation: 'read' });
  count(coverage.of(operations[1]), { ...empty, operation: 'remove' });
  const times = (list: typeof before) => list.map((one) => one.times);
  expect([times(before), times(coverage.list())]).toEqual([
    [0, 0, 0, 0],
    [1, 0, 2, 1],
  ]);
});

test('a response of no operation, one that is not documented, and one that a fault keeps back are not counted', () => {
  const coverage = createCoverage();
  const covered = coverage.of(operations[0]);
  count(covered, found);
  count(covered, { status: 599, operation: 'read' });
  count(covered, { ...found, operation: 'read', fault: 'reset' });
  expect(coverage.list().filter(({ times }) => times > 0)).toEqual([]);
});

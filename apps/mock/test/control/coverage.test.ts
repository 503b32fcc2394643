import { expect, test } from 'vitest';
import { Coverage, type Covered, count } from '../../src/control/coverage.ts';
import type { MockedOperation, MockResponse } from '../../src/operation.ts';
import type { Reply } from '../../src/reply.ts';

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
const isMet = ({ times }: Covered) => times > 0;

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
  const { byStatus, byExample } = coverage.link(operations[0]);
  const replies = [byStatus[400], byStatus[400], byExample.any?.slice(1), coverage.link(operations[1]).byStatus[204]];
  for (const [reply] of replies as MockResponse[][]) count(reply as Reply);
  const times = (list: typeof before) => list.map((one) => one.times);
  expect([times(before), times(coverage.list())]).toEqual([
    [0, 0, 0, 0],
    [1, 0, 2, 1],
  ]);
});

test('responses are linked as they are, and the contract does not notice', () => {
  const { byStatus, byExample } = createCoverage().link(operations[0]);
  expect(byStatus).toMatchObject(read.byStatus);
  expect(byExample).toMatchObject(read.byExample);
  expect(found).not.toHaveProperty('covered');
});

test('neither an undocumented reply nor one that a fault keeps back is counted', () => {
  const coverage = createCoverage();
  const [linked] = coverage.link(operations[0]).byExample.other as [MockResponse];
  for (const reply of [found, { ...linked, fault: 'reset' }]) count(reply as Reply);
  expect(coverage.list().filter(isMet)).toEqual([]);
});

test('what was counted is forgotten, and counting goes on', () => {
  const coverage = createCoverage();
  const [linked] = coverage.link(operations[0]).byExample.other as [MockResponse];
  count(linked);
  coverage.clear();
  expect(coverage.list().filter(isMet)).toEqual([]);
  count(linked);
  expect(coverage.list().filter(isMet)).toMatchObject([{ example: 'other', times: 1 }]);
});

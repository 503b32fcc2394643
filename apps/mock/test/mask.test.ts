import { describe, expect, test } from 'vitest';
import { createMask } from '../src/mask.ts';

const shown = { path: ['id'], query: [], header: [], cookie: [], field: [] };
const mask = createMask([{ method: 'GET', path: '/users/{id}/mobiles/{mobile}', shown }]);

describe('the path of', () => {
  test.for<[string, string]>([
    ['/users/1/mobiles/abc', '/users/1/mobiles/***'],
    ['/users/15200000000/mobiles/1', '/users/152********/mobiles/***'],
  ])('an operation %s is shown as %s', ([path, expected]) => {
    expect(mask.path(path)).toBe(expected);
  });

  test.for<[string, string]>([
    ['/health', '/health'],
    ['/a%20b/1234', '/a%20b/1234'],
    ['/15200000000', '/152********'],
    ['/1520000%30000', '/152********'],
    ['/%31%35%32%30%30%30%30%30%30%30%30', '/152********'],
    ['/%zz/%31%35%32%30%30%30%30%30%30%30%30', '/%25zz/152********'],
    ['/%EF%BC%91%EF%BC%95%EF%BC%92%EF%BC%90%EF%BC%90%EF%BC%90%EF%BC%90', '/%EF%BC%91%EF%BC%95%EF%BC%92****'],
    ['/152-0000-0000', '/152-****-****'],
    ['/+86%20152%200000%200000', '/+86%201**%20****%20****'],
    ['/(152)0000.0000', '/(152)****.****'],
    ['/%2531%2535%2532%2530%2530%2530%2530%2530%2530%2530%2530', '/152********'],
    ['/%252500%20rabbits', '/%252500%20rabbits'],
    ['/15200000000%0Anext', '/152********%0Anext'],
  ])('something else, %s, is shown as %s', ([path, expected]) => {
    expect(mask.path(path)).toBe(expected);
  });
});

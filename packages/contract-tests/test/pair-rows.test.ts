import { expect, test } from 'vitest';
import { byName, findMisplaced } from '../src/pair-rows.ts';

const list = (names: string) => byName(names.split(' '), (name) => name);

test('values that share a name are counted', () => {
  expect([...list('A 404 B 404 404').keys()]).toEqual(['A', '404', 'B', '404 (2)', '404 (3)']);
});

test.for([
  ['A B C D', undefined],
  ['A C D', undefined],
  ['A X B C D', undefined],
  ['D A B C', 'D comes after C'],
  ['B C D A', 'A comes first'],
  ['A C B D', 'C comes after B'],
  ['A D B C', 'D comes after C'],
  ['A C D B', 'B comes after A'],
  ['D B A', 'A comes first'],
] as const)('of the rows %s, where the contract has A B C D, the misplaced one is told: %s', ([rows, said]) => {
  expect(findMisplaced(list(rows), list('A B C D'))).toBe(said);
});

import { expect, test } from 'vitest';
import { copyWithZoo, runOrThrow } from '../src/copy-with-zoo.ts';

test('contract mutants of the zoo are killed: a sample, from every operation', () => {
  using copy = copyWithZoo(['packages/client', 'packages/contract-tests', 'packages/testing', 'apps/mock']);
  runOrThrow(copy, 'apps/mock', 'npm', 'run', 'build');
  const output = runOrThrow(
    copy,
    'packages/contract-tests',
    'node',
    'scripts/test-mutations.ts',
    'contract',
    '--every',
    '80',
  );
  const [, killed, all] = /(\d+) \/ (\d+) contract mutants killed/.exec(output) ?? [];
  expect(Number(all)).toBeGreaterThan(10);
  expect(killed).toBe(all);
});

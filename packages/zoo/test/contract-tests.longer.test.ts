import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

test('the contract tests pass for the zoo', () => {
  const files = ['acceptance', 'operations', 'generated'].map((name) => `test/${name}.test.ts`);
  const { status, stdout, stderr } = spawnSync('vitest', ['run', '--no-isolate', '--reporter=tree', ...files], {
    cwd: join(inject('zoo'), 'packages/contract-tests'),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  expect(status, stdout + stderr).toBe(0);
  expect(stdout.match(/buyTickets/g)?.length, 'each file has cases of buyTickets').toBeGreaterThanOrEqual(files.length);
});

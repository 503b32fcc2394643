import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

test.for(['acceptance', 'operations', 'generated'])('the contract tests pass for the zoo: %s', (name) => {
  const { status, stdout, stderr } = spawnSync('vitest', ['run', '--reporter=tree', `test/${name}.test.ts`], {
    cwd: join(inject('zoo'), 'packages/contract-tests'),
    encoding: 'utf8',
  });
  expect(status, stdout + stderr).toBe(0);
  expect(stdout).toContain('buyTickets');
});

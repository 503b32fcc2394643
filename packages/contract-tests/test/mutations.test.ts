import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CODE } from '../mutations/code-under-test.ts';
import { isExplained } from '../mutations/report-code.ts';

async function testMutations(...args: string[]) {
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const command = ['scripts/test-mutations.ts', ...args];
  return promisify(execFile)(process.execPath, command, { cwd }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );
}

describe('npm run test:mutations', () => {
  test.for([
    [['contracts'], 'There is no part "contracts". Choose from: contract, server, client, mock, docs'],
    [['--every', '0'], '--every is "0"; it must be a whole number of 1 or more'],
    [['--evry', '2'], "Unknown option '--evry'"],
  ] as const)('%j is rejected, with the reason', async ([args, why]) => {
    const { code, stdout, stderr } = await testMutations(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });
});

test('only a comment with a reason explains a mutant that no test kills', () => {
  const verdict = { at: 'src/index.ts:1', diff: '' };
  expect(isExplained({ ...verdict, status: 'Ignored', reason: 'The listener is only called by a signal.' })).toBe(true);
  expect(isExplained({ ...verdict, status: 'Ignored', reason: 'Ignored using a comment' })).toBe(false);
  expect(isExplained({ ...verdict, status: 'Survived' })).toBe(false);
});

test.for(CODE)('every file of the code of $name is changed in one run, whose tests exist', ({ folder, runs }) => {
  const cwd = fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
  const find = (globs: readonly string[]) => globs.flatMap((glob) => globSync(glob, { cwd }));
  const changed = runs.flatMap(({ mutate }) => {
    const left = new Set(find(mutate.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1))));
    return find(mutate.filter((glob) => !glob.startsWith('!'))).filter((file) => !left.has(file));
  });
  const files = find(['src/**/*.{ts,js}']).filter((file) => !file.endsWith('.d.ts'));
  expect(changed.filter((file) => !file.endsWith('.d.ts')).sort()).toEqual(files.sort());
  const tests = runs.flatMap((run) => run.tests.map((name) => `test/${name}.test.ts`));
  expect(tests.filter((file) => find([file]).length === 0)).toEqual([]);
});

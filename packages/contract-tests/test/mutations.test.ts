import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { CodeVerdict } from '../mutations/code-mutants.ts';
import { explainSurvivor, listStaleNotes } from '../mutations/equivalent.ts';

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
    [['contracts'], 'There is no part "contracts". Choose from: contract, client, mock'],
    [['--every', '0'], '--every is "0"; it has to be a number from 1 on'],
    [['--evry', '2'], "Unknown option '--evry'"],
  ] as const)('%j is refused, saying why', async ([args, why]) => {
    const { code, stdout, stderr } = await testMutations(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });
});

describe('a survivor', () => {
  const verdict: CodeVerdict = {
    file: 'packages/client/src/create-sms-client.ts',
    code: 'signal?.reason',
    becomes: 'signal.reason',
    status: 'Survived',
    at: 'packages/client/src/create-sms-client.ts:1',
    line: '  stop(signal?.reason);',
    diff: '',
  };

  test('is explained by a note about the same code and the same change', () => {
    expect(explainSurvivor(verdict)).toMatch(/\w/);
    expect(explainSurvivor({ ...verdict, code: 'signal?. reason' })).toMatch(/\w/);
    expect(explainSurvivor({ ...verdict, becomes: 'undefined' })).toBeUndefined();
    expect(explainSurvivor({ ...verdict, file: 'packages/client/src/index.ts' })).toBeUndefined();
  });

  test('that is no more leaves a note behind that is told of', () => {
    const files = new Set([verdict.file]);
    expect(listStaleNotes([], files)).toContain(`${verdict.file}: signal?.reason → signal.reason`);
    expect(listStaleNotes([verdict], files)).not.toContain(`${verdict.file}: signal?.reason → signal.reason`);
    expect(listStaleNotes([], new Set())).toEqual([]);
  });
});

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '@ciam-sms/testing/repository-copy';
import { expect, inject, test } from 'vitest';

const zoo = inject('zoo');

function compile(folder: string) {
  const tsc = join(root, 'node_modules/typescript-native/bin/tsc');
  return spawnSync(process.execPath, [tsc], { cwd: join(zoo, folder), encoding: 'utf8' });
}

test('the types and constants that are generated from the zoo compile', () => {
  expect(compile('packages/contract')).toMatchObject({ status: 0, stdout: '' });
});

test('the client compiles against them', () => {
  expect(compile('packages/client')).toMatchObject({ status: 0, stdout: '' });
});

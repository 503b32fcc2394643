import { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { expect, test } from 'vitest';

const README = 'apps/mock/README.md';

test('a README whose causes are not those of the contract is reported, and written by npm run generate', () => {
  using copy = new RepositoryCopy([README, 'apps/mock/scripts', 'apps/mock/package.json', 'packages/contract']);
  const run = (...args: string[]) => copy.run('apps/mock', 'node', 'scripts/write-readme.ts', ...args);
  const written = copy.read(README);
  copy.edit(README, '| `mobile` is missing, null or empty |', '| `mobile` is missing |');
  expect(run('--check')).toMatchObject({
    status: 1,
    stderr: 'The causes in apps/mock/README.md are not those of the contract. Run: npm run generate\n',
  });
  expect(run()).toEqual({ status: 0, stdout: `Generated from openapi/, and changed:\n  ${README}\n`, stderr: '' });
  expect(copy.read(README)).toBe(written);
  expect(run('--check')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(run()).toEqual({ status: 0, stdout: '', stderr: '' });
});

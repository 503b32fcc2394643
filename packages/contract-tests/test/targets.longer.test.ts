import { startMock } from '@ciam-sms/mock';
import { expect, test } from 'vitest';
import { testContract } from './test-contract.ts';

test('a target that is the mock gets every case, generated ones with the given seed', async () => {
  await using mock = await startMock({ port: 0 });
  const { status, stdout, stderr } = await testContract('--target', mock.url, '--seed', '42');
  expect(status).toBe(0);
  expect(stdout).not.toContain('skipped');
  expect(stderr).toContain('--seed 42');
}, 130_000);

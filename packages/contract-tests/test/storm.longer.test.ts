import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runStorm } from '../src/storm/run-storm.ts';

const script = fileURLToPath(new URL('../scripts/test-storm.ts', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

test('2,000 generated requests get from the mock what they should, and pass the proxy only if they should', async () => {
  const outcomes = await runStorm({ count: 2_000, seed: Date.now() % 2 ** 31 });
  expect(outcomes['proxy passes it on']).toBe(2_000);
  for (const outcome of ['--errors passes it on', '--errors replaces the response', 'mock 200', 'mock 400']) {
    expect(outcomes[outcome], outcome).toBeGreaterThan(100);
  }
}, 120_000);

test('npm run test:storm prints its seed, and repeats a run', () => {
  const [first, second] = [run('--count', '100', '--seed', '5'), run('--count', '100', '--seed', '5')];
  expect([first.status, second.stdout]).toEqual([0, first.stdout]);
  expect(first.stdout).toContain('Add --seed 5 to repeat them.');
}, 120_000);

test.for([
  [['--count', '0'], '--count is "0"; it must be a whole number of 1 or more'],
  [['--seed', 'x'], '--seed is "x"; it must be a whole number'],
  [['--size', '1'], "Unknown option '--size'"],
] as const)('%j is refused', ([args, message]) => {
  const { status, stderr } = run(...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
});

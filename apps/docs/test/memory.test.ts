import { mkdtempDisposableSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rememberIn } from '../src/output/memory.ts';

describe('what was made before', () => {
  const folder = () => mkdtempDisposableSync(join(tmpdir(), 'memory-'));
  /** Makes one thing in a new run, and says whether it had to be made. */
  const isMade = async (path: string, inputs: unknown) => {
    let made = false;
    const make = () => {
      made = true;
      return { inputs };
    };
    expect(await rememberIn(path).recall(inputs, make)).toEqual({ inputs });
    return made;
  };

  test('is not made again from the same inputs, and is from others', async () => {
    using memory = folder();
    expect(await isMade(memory.path, ['page', 1])).toBe(true);
    expect(await isMade(memory.path, ['page', 1])).toBe(false);
    expect(await isMade(memory.path, ['page', 2])).toBe(true);
  });

  test('is made again if its file is damaged', async () => {
    using memory = folder();
    await isMade(memory.path, 'page');
    for (const name of readdirSync(memory.path)) writeFileSync(join(memory.path, name), '{"inputs":');
    expect(await isMade(memory.path, 'page')).toBe(true);
    expect(await isMade(memory.path, 'page')).toBe(false);
  });

  test('is forgotten by a run that does not ask for it', async () => {
    using memory = folder();
    await isMade(memory.path, 'old');
    const { recall, forgetRest } = rememberIn(memory.path);
    await recall('new', () => ({ inputs: 'new' }));
    forgetRest();
    expect(readdirSync(memory.path)).toHaveLength(1);
    expect(await isMade(memory.path, 'new')).toBe(false);
  });
});

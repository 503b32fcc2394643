import { mkdtempDisposableSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { recallNothing, rememberIn } from '../src/output/memory.ts';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return { ...fs, readFileSync: vi.fn(fs.readFileSync) };
});

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

  test.for([
    ['apps/docs/src/frame/layout.ts', true],
    ['apps/docs/src/browser/theme.js', true],
    ['packages/client/src/index.ts', true],
    ['openapi/workflows/send-a-code.arazzo.yaml', true],
    ['package-lock.json', true],
    ['README.md', false],
  ] as const)('is made again if %s is changed: %j', async ([changed, isAgain]) => {
    using memory = folder();
    await isMade(memory.path, 'page');
    const { readFileSync: read } = await vi.importActual<typeof import('node:fs')>('node:fs');
    vi.mocked(readFileSync).mockImplementation((...asked) =>
      String(asked[0]).endsWith(changed) ? 'changed' : read(...asked),
    );
    onTestFinished(() => void vi.mocked(readFileSync).mockReset());
    expect(await isMade(memory.path, 'page')).toBe(isAgain);
  });

  test('is forgotten by a run that does not ask for it', async () => {
    using memory = folder();
    writeFileSync(join(memory.path, 'a.json.1'), 'What another run is writing');
    await isMade(memory.path, 'old');
    const { recall, forgetRest } = rememberIn(memory.path);
    await recall('new', () => ({ inputs: 'new' }));
    forgetRest();
    const left = readdirSync(memory.path).sort((one, other) => other.length - one.length);
    expect(left).toEqual([expect.stringMatching(/^[\da-f]{64}\.json$/), 'a.json.1']);
    expect(await isMade(memory.path, 'new')).toBe(false);
  });

  test('is made again by a build that remembers nothing', async () => {
    expect(await recallNothing('page', () => 'made')).toBe('made');
  });
});

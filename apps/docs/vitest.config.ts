import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Tests that put something else in the place of a module, which no other may get then. */
const ALONE = globSync('test/*.test.ts', { cwd: import.meta.dirname }).filter((file) =>
  readFileSync(new URL(file, import.meta.url), 'utf8').includes('vi.mock('),
);

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    // The tests mostly wait for the browser.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/*.test.ts', ...ALONE.map((file) => `!${file}`)],
          globalSetup: 'test/site-and-browser.ts',
          // Files share what they import, and the pages they have read.
          isolate: false,
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    globalSetup: 'test/site-and-browser.ts',
    // Files share what they import, and the pages they have read.
    isolate: false,
    // The tests mostly wait for the browser.
    maxWorkers: 3,
  },
});

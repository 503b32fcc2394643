import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { globalSetup: 'test/zoo.ts', testTimeout: 1_200_000, hookTimeout: 600_000, isolate: false },
});

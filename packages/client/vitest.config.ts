import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Files share what they import.
  test: { testTimeout: 30_000, hookTimeout: 30_000, isolate: false },
});

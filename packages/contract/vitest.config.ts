import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Files share what they import.
  test: { testTimeout: 60_000, isolate: false },
});

import { defineConfig } from 'vitest/config';

/** Set by `npm run test:contract`, whose users see what the target did, and none of this repository's code. */
const isContractRun = process.env.CONTRACT_SEED !== undefined;

export default defineConfig({
  test: {
    testTimeout: 20_000,
    isolate: false,
    maxWorkers: 2,
    setupFiles: './src/skip-late-cases.ts',
    taskTitleValueFormatTruncate: 0,
    onStackTrace: () => !isContractRun,
  },
});

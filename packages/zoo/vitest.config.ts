import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { globalSetup: 'test/zoo.ts', testTimeout: 120_000, exclude: ['**/*.longer.test.ts'] } });

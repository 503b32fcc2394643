import { defineConfig } from 'tsdown';

const shared = {
  target: 'es2022',
  dts: { sourcemap: true },
  sourcemap: true,
  // `npm run generate` puts documents and model into dist/ before this build.
  clean: false,
  unbundle: true,
} as const;

export default defineConfig([
  { ...shared, entry: ['src/index.ts', 'src/operations.ts'], format: ['esm', 'cjs'], platform: 'neutral' },
  // In one file: both would write model.d.ts, each with the types that it needs itself.
  { ...shared, entry: 'src/read-contract.ts', format: 'esm', platform: 'node', fixedExtension: false, unbundle: false },
]);

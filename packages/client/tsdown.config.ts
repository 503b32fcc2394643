import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/explain.ts', 'src/facade.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  dts: { sourcemap: true },
  sourcemap: true,
  publint: true,
});

import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts'],
  format: 'esm',
  target: 'node20',
  fixedExtension: false,
  dts: { sourcemap: true },
  sourcemap: true,
});

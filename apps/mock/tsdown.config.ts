import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts', 'src/prism.ts'],
  format: 'esm',
  target: 'node20',
  fixedExtension: false,
  dts: { sourcemap: true },
  sourcemap: true,
});

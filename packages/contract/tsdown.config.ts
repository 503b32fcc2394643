import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: 'src/index.ts',
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  dts: { sourcemap: true },
  sourcemap: true,
  // The bundled document is put into dist/ before this build, by `npm run generate`.
  clean: false,
  publint: true,
});

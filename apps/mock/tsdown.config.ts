import { defineConfig } from 'tsdown';

const shared = {
  target: 'node20',
  fixedExtension: false,
  dts: { sourcemap: true },
  sourcemap: true,
  // For AsyncDisposable, which not every user's TypeScript knows.
  banner: { dts: '/// <reference lib="esnext.disposable" />' },
};

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts', 'src/cli.ts', 'src/msw.ts'],
    format: 'esm',
    // What the build writes about the contract, beside the code.
    deps: { neverBundle: ['./operations.js', './control-document.js'] },
  },
  {
    ...shared,
    entry: { index: 'src/require.ts' },
    format: 'cjs',
    deps: { neverBundle: ['./index.js'] },
  },
]);

import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

const source = fileURLToPath(new URL('..', import.meta.url));

/** Sources of scripts and styles; a name here is what pages ask for. */
const ENTRIES = {
  'site.ts': 'browser/site.ts',
  'try-it.ts': 'browser/try-it.ts',
  'theme.js': 'browser/theme.js',
  'site.css': 'styles/site.css',
  'reference.css': 'styles/reference.css',
};

/** Scripts and styles, by their names. */
export interface Assets {
  /** Addresses below the root of the site, of what pages load. */
  assets: Record<string, string>;
  /** Texts of what is a part of the pages. */
  inlined: Record<string, string>;
}

/** Bundles scripts and styles: into `assets/`, under names that change with their content, or to be put into pages. */
export async function buildAssets(outDir: string): Promise<Assets> {
  const result = await build({
    root: source,
    configFile: false,
    // Stryker disable next-line StringLiteral: what is printed, nobody depends on
    logLevel: 'warn',
    // Stryker disable next-line StringLiteral: no script or style refers to a file yet
    base: '',
    build: {
      outDir,
      emptyOutDir: false,
      // Stryker disable next-line BooleanLiteral: what is loaded sooner or later is the same
      modulePreload: false,
      target: 'es2023',
      assetsInlineLimit: 0,
      rollupOptions: { input: Object.values(ENTRIES).map((path) => source + path) },
    },
  });
  const { output } = result as Rollup.RollupOutput;
  const built: Assets = { assets: {}, inlined: {} };
  for (const [name, path] of Object.entries(ENTRIES)) {
    const found = output.find((one) =>
      one.type === 'chunk' ? one.facadeModuleId === source + path : one.originalFileNames.includes(path),
    );
    const chunk = found as Rollup.OutputChunk | Rollup.OutputAsset;
    if (name.endsWith('.ts')) {
      built.assets[name] = chunk.fileName;
    } else {
      // What a page cannot be painted without is a part of it: a file of its own costs another trip to the server.
      built.inlined[name] = String(chunk.type === 'chunk' ? chunk.code : chunk.source).trim();
      await rm(resolve(outDir, chunk.fileName));
    }
  }
  return built;
}

import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const source = fileURLToPath(new URL('..', import.meta.url));

/** Sources of scripts and styles; a name here is what pages ask for. */
const ENTRIES = {
  'site.ts': 'browser/site.ts',
  'try-it.ts': 'browser/try-it.ts',
  'theme.js': 'browser/theme.js',
  'site.css': 'styles/site.css',
  'reference.css': 'styles/reference.css',
};

/** What a page cannot be painted without is a part of the page: a file of its own costs another trip to the server. */
const INLINED = /^theme\.js$|\.css$/;

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
    logLevel: 'warn',
    base: './',
    build: {
      outDir,
      emptyOutDir: false,
      modulePreload: false,
      target: 'es2023',
      assetsInlineLimit: 0,
      rollupOptions: { input: Object.values(ENTRIES).map((path) => source + path) },
    },
  });
  const chunks = Array.isArray(result)
    ? result.flatMap(({ output }) => output)
    : 'output' in result
      ? result.output
      : [];
  const built: Assets = { assets: {}, inlined: {} };
  for (const [name, path] of Object.entries(ENTRIES)) {
    const chunk = chunks.find((one) =>
      one.type === 'chunk'
        ? one.facadeModuleId === source + path
        : one.originalFileNames.some((file) => file.endsWith(path)),
    );
    if (!chunk) throw new Error(`Nothing was built from ${path}`);
    if (INLINED.test(name)) {
      built.inlined[name] = String(chunk.type === 'chunk' ? chunk.code : chunk.source).trim();
      await rm(resolve(outDir, chunk.fileName));
    } else {
      built.assets[name] = chunk.fileName;
    }
  }
  return built;
}

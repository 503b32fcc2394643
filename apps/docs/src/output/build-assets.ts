import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const source = fileURLToPath(new URL('..', import.meta.url));

/** Sources of what the pages load; a name here is what pages ask for. */
const ENTRIES = {
  'site.ts': 'browser/site.ts',
  'try-it.ts': 'browser/try-it.ts',
  'theme.js': 'browser/theme.js',
  'site.css': 'styles/site.css',
};

/**
 * Bundles scripts and styles into `assets/`, under names that change with their content.
 *
 * @returns the address of each below the root of the site, by its name
 */
export async function buildAssets(outDir: string): Promise<Record<string, string>> {
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
  const built = Object.entries(ENTRIES).map(([name, path]) => {
    const chunk = chunks.find((one) =>
      one.type === 'chunk'
        ? one.facadeModuleId === source + path
        : one.originalFileNames.some((file) => file.endsWith(path)),
    );
    if (!chunk) throw new Error(`Nothing was built from ${path}`);
    return [name, chunk.fileName];
  });
  return Object.fromEntries(built);
}

/** Builds the site into dist/, or the folder that is given. `SITE_URL` is its future address, if that is known. */
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite } from '../src/output/build-site.ts';
import { rememberIn } from '../src/output/memory.ts';
import { GuideMistake } from '../src/pages/split-guide.ts';

const docs = fileURLToPath(new URL('..', import.meta.url));
const { recall, forgetRest } = rememberIn(`${docs}.cache`);
const outDir = resolve(process.argv[2] ?? `${docs}dist`);
await mkdir(dirname(outDir), { recursive: true });
// A folder of its own: somebody may build in another terminal, or have `npm run dev` do it.
const draft = await mkdtemp(`${outDir}.`);
process.once('exit', () => rmSync(draft, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

try {
  const [site, last] = [join(draft, 'site'), join(draft, 'last')];
  await buildSite({ outDir: site, siteUrl: process.env.SITE_URL?.replace(/\/*$/, '/'), recall });
  // Until here, the last site can be served.
  if (existsSync(outDir)) await rename(outDir, last);
  await rename(site, outDir);
  forgetRest();
} catch (error) {
  if (!(error instanceof GuideMistake)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Builds the site into dist/, or the folder that is given. `SITE_URL` is its future address, if that is known. */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite } from '../src/output/build-site.ts';
import { rememberIn } from '../src/output/memory.ts';
import { GuideMistake } from '../src/pages/split-guide.ts';

const docs = fileURLToPath(new URL('..', import.meta.url));
const { recall, forgetRest } = rememberIn(`${docs}.cache`);
const outDir = resolve(process.argv[2] ?? `${docs}dist`);
const [draft, last] = [`${outDir}.draft`, `${outDir}.last`];
await buildSite({ outDir: draft, siteUrl: process.env.SITE_URL?.replace(/\/*$/, '/'), recall }).catch((error) => {
  if (!(error instanceof GuideMistake)) throw error;
  console.error(error.message);
  process.exit(1);
});
// Until here, the last site can be served.
await rm(last, { recursive: true, force: true });
if (existsSync(outDir)) await rename(outDir, last);
await rename(draft, outDir);
await rm(last, { recursive: true, force: true });
forgetRest();

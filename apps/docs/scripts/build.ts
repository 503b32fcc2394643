/** Builds the site into dist/, or the folder that is given. `SITE_URL` is its future address, if that is known. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite } from '../src/output/build-site.ts';
import { rememberIn } from '../src/output/memory.ts';

const docs = fileURLToPath(new URL('..', import.meta.url));
const { recall, forgetRest } = rememberIn(`${docs}.cache`);
const outDir = resolve(process.argv[2] ?? `${docs}dist`);
await buildSite({ outDir, siteUrl: process.env.SITE_URL?.replace(/\/*$/, '/'), recall });
forgetRest();

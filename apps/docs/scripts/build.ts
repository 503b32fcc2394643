/** Builds the site into dist/: the reference that Redoc renders from the contract, and the pages made beside it. */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { errorsPage } from '../src/errors-page.ts';
import { contractFile, renderReference } from './reference.ts';

const dist = new URL('../dist/', import.meta.url);
await rm(dist, { recursive: true, force: true });
await mkdir(new URL('assets/', dist), { recursive: true });
await mkdir(new URL('errors/', dist), { recursive: true });

/** Puts a file into assets/ under a name that changes with its content, so that it can be cached for ever. */
async function addAsset(name: string, text: string): Promise<string> {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
  const path = `assets/${name.replace(/(\.\w+)$/, `.${hash}$1`)}`;
  await writeFile(new URL(path, dist), text);
  return path;
}

const css = await addAsset('site.css', await readFile(new URL('../src/site.css', import.meta.url), 'utf8'));
const { html, script } = await renderReference(css);
const redoc = await addAsset('redoc.js', script);

await writeFile(new URL('index.html', dist), html(redoc));
await writeFile(new URL('errors/index.html', dist), `${await errorsPage(`../${css}`)}\n`);
for (const name of ['openapi.json', 'openapi.yaml']) await copyFile(contractFile(name), new URL(name, dist));

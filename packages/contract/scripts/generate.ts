/**
 * Makes everything that is generated from the contract: the bundled document in dist/ and the TypeScript in
 * src/generated/, both in English and Chinese. With `--check` it writes nothing, and fails if the committed TypeScript is stale.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import $RefParser from '@apidevtools/json-schema-ref-parser';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { stringify } from 'yaml';
import type { Language } from '../src/catalogue.ts';
import { bundleContract, CHINESE, lintContract, readOverlay, refuse } from './bundle.ts';
import { readCatalogue } from './catalogue.ts';
import type { OpenApiDocument } from './document.ts';
import { renderCatalogue } from './render-catalogue.ts';
import { listDeadActions, listUntranslated } from './translation.ts';

const DO_NOT_EDIT =
  '// Generated from openapi/ by `npm run generate`. Do not edit: the next run overwrites this file.\n\n';
const generated = new URL('../src/generated/', import.meta.url);
const dist = new URL('../dist/', import.meta.url);

lintContract();
const documents = { en: bundleContract('en'), zh: bundleContract('zh') };
const untranslated = [...listDeadActions(readOverlay().actions, documents.en), ...listUntranslated(documents.zh)];
if (untranslated.length > 0) refuse(untranslated.map((problem) => `${CHINESE}: ${problem}`).join('\n'));

const files: Record<string, string> = {
  'catalogue.ts': DO_NOT_EDIT + renderCatalogue(readCatalogue(await resolve('en'), await resolve('zh'))),
  'openapi.ts': DO_NOT_EDIT + astToString(await openapiTypescript(JSON.stringify(documents.en))),
};

if (process.argv.includes('--check')) await check();
else await write();

function resolve(language: Language): Promise<OpenApiDocument> {
  return $RefParser.dereference<OpenApiDocument>(structuredClone(documents[language]));
}

async function write() {
  await mkdir(dist, { recursive: true });
  for (const [name, document] of [
    ['openapi', documents.en],
    ['openapi.zh', documents.zh],
  ]) {
    await writeFile(new URL(`${name}.json`, dist), `${JSON.stringify(document, null, 2)}\n`);
    await writeFile(new URL(`${name}.yaml`, dist), stringify(document, { lineWidth: 0 }));
  }
  await rm(generated, { recursive: true, force: true });
  await mkdir(generated, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(new URL(name, generated), text);
}

async function check() {
  const present = await readdir(generated).catch(() => []);
  const stale = [];
  for (const name of new Set([...Object.keys(files), ...present])) {
    const text = await readFile(new URL(name, generated), 'utf8').catch(() => undefined);
    if (text !== files[name]) stale.push(`packages/contract/src/generated/${name}`);
  }
  if (stale.length === 0) return console.log('Generated files are up to date.');
  console.error(`Not what openapi/ generates:\n${stale.map((file) => `  ${file}\n`).join('')}`);
  console.error('Edit openapi/ instead of generated files, then run: npm run generate');
  process.exitCode = 1;
}

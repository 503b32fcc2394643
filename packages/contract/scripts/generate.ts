/**
 * Makes everything that is generated from the contract: the bundled documents and the model in dist/, and the TypeScript
 * in src/generated/. With `--check` it writes nothing, and fails if the committed TypeScript is stale. With `--lint` it only
 * checks the contract.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { formatProblems, getTotals } from '@redocly/openapi-core';
import { stringify } from 'yaml';
import type { Contract } from '../src/model.ts';
import { bundleContract, type Documents, InvalidContract } from './bundle.ts';
import { readBundles } from './read-model.ts';
import { root } from './redocly.ts';
import { renderCatalogue, renderOperations } from './render-typescript.ts';

const DO_NOT_EDIT =
  '// Generated from openapi/ by `npm run generate`. Do not edit: the next run overwrites this file.\n\n';
const UP_TO_DATE = 'The generated TypeScript is up to date.';
const generated = new URL('../src/generated/', import.meta.url);
const dist = new URL('../dist/', import.meta.url);

try {
  const documents = await bundleContract();
  if (process.argv.includes('--lint')) console.log('The contract and its Chinese overlays are valid.');
  else await generate(documents);
} catch (error) {
  if (!(error instanceof InvalidContract)) throw error;
  // As a bundle, its report goes to stderr.
  const options = { cwd: root, color: process.stderr.isTTY, command: 'bundle' } as const;
  formatProblems(error.problems, { ...options, totals: getTotals(error.problems) });
  console.error('The contract is invalid, so nothing was generated from it. Fix what is reported above.');
  process.exitCode = 1;
}

async function generate(documents: Documents) {
  const model = await readBundles(documents);
  // Brings the whole compiler, for which a report of the linter should not wait.
  const { default: openapiTypescript, astToString } = await import('openapi-typescript');
  const files = {
    'operations.ts': DO_NOT_EDIT + renderOperations(model),
    'catalogue.ts': DO_NOT_EDIT + renderCatalogue(model, documents.en.components?.schemas ?? {}),
    'openapi.ts': DO_NOT_EDIT + astToString(await openapiTypescript(JSON.stringify(documents.en))),
  };
  if (process.argv.includes('--check')) await check(files);
  else await write(files, documents, model);
}

async function write(files: Record<string, string>, documents: Documents, model: Contract) {
  await mkdir(dist, { recursive: true });
  for (const [name, document] of [
    ['openapi', documents.en],
    ['openapi.zh', documents.zh],
  ] as const) {
    await writeFile(new URL(`${name}.json`, dist), `${JSON.stringify(document, null, 2)}\n`);
    await writeFile(new URL(`${name}.yaml`, dist), stringify(document, { lineWidth: 0 }));
  }
  await writeFile(new URL('model.json', dist), `${JSON.stringify(model, null, 2)}\n`);
  const stale = await listStale(files);
  await rm(generated, { recursive: true, force: true });
  await mkdir(generated, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(new URL(name, generated), text);
  console.log(stale.length === 0 ? UP_TO_DATE : `Generated from openapi/, and changed:\n${stale.join('\n')}`);
}

async function check(files: Record<string, string>) {
  const stale = await listStale(files);
  if (stale.length === 0) return console.log(UP_TO_DATE);
  console.error(`Not what openapi/ generates:\n${stale.join('\n')}\n`);
  console.error('Edit openapi/ instead of generated files, then run: npm run generate');
  process.exitCode = 1;
}

/** Lists the files that are not what the contract generates, a line each. */
async function listStale(files: Record<string, string>): Promise<string[]> {
  const present = await readdir(generated).catch(() => []);
  const stale = [];
  for (const name of new Set([...Object.keys(files), ...present])) {
    const text = await readFile(new URL(name, generated), 'utf8').catch(() => undefined);
    if (text !== files[name]) stale.push(`  packages/contract/src/generated/${name}`);
  }
  return stale;
}

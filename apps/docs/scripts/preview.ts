/**
 * Makes previews for `dev.ts`, which sends the names of changed files, and `built` whenever the site is. This process stays,
 * because Redoc takes long to start; a change of the code that it has loaded ends it.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rememberIn } from '../src/output/memory.ts';
import { type Preview, preparePreviews } from '../src/pages/preview.ts';
import { bundledContract } from '../src/reference/bundled-contract.ts';
import { startRedoc } from '../src/reference/render.ts';
import { splitContract } from '../src/reference/split-contract.ts';

/** What this process answers. */
export interface Previewed {
  /** The number of the change, as it was asked. */
  change: number;
  pages: Preview[];
}

const docs = fileURLToPath(new URL('../', import.meta.url));
const redoc = startRedoc();
const prepare = () => preparePreviews(redoc, rememberIn(`${docs}.cache`).recall);
let preview = prepare();
let last: Promise<unknown> = warmUp().catch(() => {});

process.once('disconnect', () => process.exit());
process.on('message', (message: 'built' | { change: number; files: readonly string[] }) => {
  if (message === 'built') {
    preview = prepare();
    return;
  }
  const { change, files } = message;
  last = last.then(async () => {
    // What is wrong with the contract is reported by the build.
    const pages = await preview(files).catch(() => []);
    process.send?.({ change, pages } satisfies Previewed);
  });
});

/** The first time, everything takes several times as long. */
async function warmUp(): Promise<void> {
  const [document] = splitContract(JSON.parse(await bundledContract('en', 'json')));
  if (document) await redoc.render(document);
  const [path] = readdirSync(`${docs}../../openapi/paths`);
  await preview([`paths/${path}`]);
}

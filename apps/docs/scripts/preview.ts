/**
 * Makes previews for `dev.ts`, which sends the names of changed files. This process stays, because Redoc takes long to
 * start; a change of the code that it has loaded ends it.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Recall, recallNothing, rememberIn } from '../src/output/memory.ts';
import { type Preview, previewPages } from '../src/pages/preview.ts';
import { startRedoc } from '../src/reference/render.ts';

/** What this process answers. */
export interface Previewed {
  /** The number of the change, as it was asked. */
  change: number;
  pages: Preview[];
}

const docs = fileURLToPath(new URL('../', import.meta.url));
const { recall } = rememberIn(`${docs}.cache`);
const redoc = startRedoc();

// The first pages take longest, so these are made before anybody asks.
const [path = ''] = readdirSync(`${docs}../../openapi/paths`);
let last: Promise<unknown> = preview([`paths/${path}`], recallNothing);

process.once('disconnect', () => process.exit());
process.on('message', ({ change, files }: { change: number; files: readonly string[] }) => {
  last = last.then(async () => process.send?.({ change, pages: await preview(files, recall) } satisfies Previewed));
});

/** What is wrong with the contract is reported by the build. */
function preview(files: readonly string[], remembered: Recall): Promise<Preview[]> {
  return previewPages(files, redoc, remembered).catch(() => []);
}

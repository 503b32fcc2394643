/** What `npm run dev` shows before anything is built. Pages that operations have of their own, `large.longer.test.ts` changes. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recallNothing } from '../src/output/memory.ts';
import { preparePreviews } from '../src/pages/preview.ts';
import { startRedoc } from '../src/reference/render.ts';
import { dist } from './site.ts';

test('of a contract that was not changed, the pages of operations are those that are built', async () => {
  await using redoc = startRedoc();
  const pages = await preparePreviews(redoc, recallNothing)(['components/schemas/Scenario.yaml']);
  const kinds = ['/reference/', '/errors/', '/try/'];
  expect(pages.map(({ path }) => path)).toEqual([...kinds, ...kinds.map((kind) => `/zh${kind}`)]);
  for (const { path, main } of pages) expect(readFileSync(`${dist}${path}index.html`, 'utf8')).toContain(main);
});

/**
 * Set-up of the mutation tests: builds the site in the process of the tests, so that they read what a mutant of the code
 * makes of it. What takes long and is not mutated here is made once and remembered: what Redoc renders, what Vite bundles
 * and the zoo. Nothing is compressed. See `packages/contract-tests/mutations/`.
 */
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import type * as assets from '../src/output/build-assets.ts';
import { buildSite } from '../src/output/build-site.ts';
import { type Recall, rememberIn } from '../src/output/memory.ts';

const docs = fileURLToPath(new URL('..', import.meta.url));
const bundled = `${docs}.bundled/`;
const { recall } = rememberIn(`${docs}.cache`);

vi.mock('@ciam-sms/zoo', async (original) => {
  const { readZoo } = await original<typeof import('@ciam-sms/zoo')>();
  const zoo = await recall('zoo', readZoo);
  return { readZoo: () => zoo };
});

vi.mock('../src/output/build-assets.ts', async (original) => ({
  async buildAssets(outDir: string) {
    const made = await recall('assets', async () => (await original<typeof assets>()).buildAssets(bundled));
    cpSync(bundled, outDir, { recursive: true });
    return made;
  },
}));

vi.mock('../src/output/compress.ts', () => ({ async compressFolder() {} }));

/** Remembers what no mutant makes. Pages are made anew, and so is what Redoc renders while mutants of that are tried. */
const recallRedoc: Recall = (inputs, make) =>
  !process.env.RENDER_ANEW && Array.isArray(inputs) && inputs[0] === 'redoc'
    ? recall(inputs, make)
    : Promise.resolve(make());

if (!process.env.DOCS_SITE) {
  // The thread that renders finds it there.
  const { __stryker__ } = globalThis as { __stryker__?: { activeMutant?: string } };
  if (__stryker__?.activeMutant) process.env.__STRYKER_ACTIVE_MUTANT__ = __stryker__.activeMutant;
  process.env.DOCS_SITE = `${docs}site-${process.env.STRYKER_MUTATOR_WORKER ?? 0}/`;
  await buildSite({ outDir: process.env.DOCS_SITE, recall: recallRedoc });
}

/** Set-up of the mutation tests of what builds the site: what it gets from elsewhere is made for the first mutant only. */
import { fileURLToPath } from 'node:url';
import { readContract } from '@ciam-sms/contract/model';
import { vi } from 'vitest';
import { rememberIn } from '../src/output/memory.ts';

const { recall } = rememberIn(fileURLToPath(new URL('../.cache', import.meta.url)));

vi.mock('../src/reference/render.ts', async (original) => {
  const { renderReference } = await original<typeof import('../src/reference/render.ts')>();
  const render: typeof renderReference = (...inputs) => recall(['reference', inputs], () => renderReference(...inputs));
  return { renderReference: render };
});
vi.mock('../src/pages/all-pages.ts', async (original) => {
  const { allPages } = await original<typeof import('../src/pages/all-pages.ts')>();
  const remembered: typeof allPages = (...inputs) => recall(['all pages', inputs], () => allPages(...inputs));
  return { allPages: remembered };
});
vi.mock('../src/pages/versions.ts', async (original) => {
  const { readVersions } = await original<typeof import('../src/pages/versions.ts')>();
  const versions = await recall('versions', () => readVersions(readContract()));
  return { readVersions: () => versions };
});

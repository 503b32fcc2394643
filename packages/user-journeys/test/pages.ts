import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.ts';

/** What people read beside the site, and the pages of the site that are written by hand. */
export const readmes = [
  'README.md',
  'CONTRIBUTING.md',
  'packages/contract/README.md',
  'packages/client/README.md',
  'apps/mock/README.md',
];
export const guides = readdirSync(join(root, 'apps/docs/guides'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => `apps/docs/guides/${file}`);

import { globSync } from 'node:fs';
import { root } from './repository.ts';

/** What people read beside the site, and the pages of the site that are written by hand. */
export const readmes = globSync(
  ['{README,CONTRIBUTING,SECURITY}.md', '{apps,packages}/*/README.md', '{apps,packages}/*/decisions/*.md'],
  { cwd: root },
).sort();
export const guides = globSync('apps/docs/guides/**/*.md', { cwd: root }).sort();

/** `npm run release:notes`: prints what CHANGELOG.md says of the version that the packages have. */
import { readFileSync } from 'node:fs';
import { readSection } from './changelog.ts';
import { readVersion, root } from './published.ts';

try {
  console.log(readSection(readFileSync(`${root}CHANGELOG.md`, 'utf8'), readVersion()));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

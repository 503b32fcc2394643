/**
 * `npm run release:version`: turns the pending changesets into a version: of all packages, in CHANGELOG.md and in the
 * README's table, and keeps the contract as the baseline that later changes are compared with, beside those of earlier
 * versions, which the docs offer for download. The result is one commit.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { addVersion, type PendingChange } from './changelog.ts';
import {
  askChangesets,
  DOCUMENTS,
  PUBLISHED,
  readContractVersion,
  readVersion,
  root,
  runOrThrow,
} from './published.ts';

/** The top of the README's table of versions; rows are newest first. */
const TABLE_HEAD = '| packages | contract |\n|---|---|\n';

try {
  release();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function release(): void {
  const changes = readPending();
  const last = readVersion();
  if (changes.length === 0) throw new Error('There is no changeset, so there is nothing to release.');
  runOrThrow('changeset', ['version']);
  const version = readVersion();
  const contract = readContractVersion('dist');

  const date = new Date().toISOString().slice(0, 10);
  edit('CHANGELOG.md', (text) => addVersion(text, version, date, changes));
  edit('README.md', (text) => text.replace(TABLE_HEAD, `${TABLE_HEAD}| ${version} | ${contract} |\n`));
  const released = `${root}packages/contract/released/`;
  mkdirSync(`${released}earlier/${last}`, { recursive: true });
  for (const name of DOCUMENTS) {
    copyFileSync(released + name, `${released}earlier/${last}/${name}`);
    copyFileSync(`${root}packages/contract/dist/${name}`, released + name);
  }
  runOrThrow('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund']);
  console.log(
    `Version ${version} of the packages, with contract ${contract}. Commit it as it is; tag v${version} publishes.`,
  );
}

/** What the pending changesets promise, in their own words. */
function readPending(): PendingChange[] {
  const { changesets } = askChangesets<Status>('status');
  return changesets.flatMap(({ summary, releases }) => {
    const impacts = releases.filter(({ name }) => PUBLISHED.some((published) => published.name === name));
    const [impact] = (['major', 'minor', 'patch'] as const).filter((one) => impacts.some(({ type }) => type === one));
    return impact ? [{ impact, summary }] : [];
  });
}

interface Status {
  changesets: { summary: string; releases: { name: string; type: string }[] }[];
}

function edit(file: string, change: (text: string) => string): void {
  const text = readFileSync(root + file, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`${file} has no place for the new version any more.`);
  writeFileSync(root + file, changed);
}

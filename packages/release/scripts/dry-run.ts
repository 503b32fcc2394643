/**
 * `npm run release:dry-run`: shows what `npm run release` would publish, file by file, and fails if that is not ready:
 * the changelog says nothing of the version, or the contract is not the one that is kept as released.
 */
import { readFileSync } from 'node:fs';
import { readSection } from './changelog.ts';
import {
  askChangesets,
  DOCUMENTS,
  PUBLISHED,
  readContractVersion,
  readVersion,
  root,
  runOrThrow,
} from './published.ts';

interface Plan {
  plan: { kind: string; name: string; version: string }[][];
}

interface Packed {
  id: string;
  size: number;
  unpackedSize: number;
  files: { path: string; size: number }[];
}

try {
  const version = readVersion();
  const notes = readSection(readFileSync(`${root}CHANGELOG.md`, 'utf8'), version);
  const problems = listProblems();
  const wanted = planned();
  for (const { name } of PUBLISHED) {
    const [packed]: Packed[] = JSON.parse(runOrThrow('npm', ['pack', '--dry-run', '--json', `--workspace=${name}`]));
    if (packed) show(packed, wanted.includes(packed.id));
  }
  console.log(`Contract ${readContractVersion('dist')}. What CHANGELOG.md says of ${version}:\n\n${notes}`);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

/** The packages, as name@version, that the registry does not have yet. */
function planned(): string[] {
  const { plan } = askChangesets<Plan>('publish-plan');
  return plan.flat().flatMap(({ kind, name, version }) => (kind === 'publish' ? [`${name}@${version}`] : []));
}

function show({ id, size, unpackedSize, files }: Packed, isNew: boolean): void {
  const state = isNew ? 'would be published' : 'is in the registry already, and would be left alone';
  console.log(`${id} ${state}: ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked, ${files.length} files`);
  for (const { path, size: bytes } of files) console.log(`  ${path.padEnd(40)} ${kilobytes(bytes).padStart(9)}`);
  console.log();
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}

function listProblems(): string[] {
  const problems = [];
  for (const name of DOCUMENTS) {
    const read = (folder: string) => readFileSync(`${root}packages/contract/${folder}/${name}`, 'utf8');
    if (read('dist') !== read('released'))
      problems.push(`packages/contract/released/${name} differs from the current contract.`);
  }
  if (problems.length > 0)
    problems.push('Make a changeset, npx changeset, and then the version: npm run release:version');
  return problems;
}

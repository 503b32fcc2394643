/**
 * `npm run release:sbom`: prints, as CycloneDX, everything that somebody gets who installs the packages today. It is read
 * from a real installation of the packed packages, not from this repository's, which holds much that no user gets.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PUBLISHED, readVersion, runOrThrow } from './published.ts';

interface Sbom {
  components: { externalReferences: { url: string }[] }[];
}

const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
try {
  const project = join(folder, 'ciam-sms');
  mkdirSync(project);
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'ciam-sms', version: readVersion(), private: true }),
  );
  const workspaces = PUBLISHED.map(({ name }) => `--workspace=${name}`);
  const packed: { filename: string }[] = JSON.parse(
    runOrThrow('npm', ['pack', '--json', '--pack-destination', folder, ...workspaces]),
  );
  const tarballs = packed.map(({ filename }) => join(folder, filename));
  runOrThrow('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...tarballs], project);
  const sbom: Sbom = JSON.parse(runOrThrow('npm', ['sbom', '--sbom-format=cyclonedx', '--sbom-type=library'], project));
  for (const component of sbom.components) {
    // Where our own were packed is nobody's business.
    component.externalReferences = component.externalReferences.filter(({ url }) => !url.startsWith('file:'));
  }
  console.log(JSON.stringify(sbom, null, 2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSection } from '../scripts/changelog.ts';
import { PUBLISHED, readContractVersion, readVersion, root } from '../scripts/published.ts';

const read = (path: string) => readFileSync(root + path, 'utf8');

test('all published packages have one version, and the changelog says what it brings', () => {
  const versions = PUBLISHED.map(({ folder }) => JSON.parse(read(`${folder}/package.json`)).version);
  expect(new Set(versions)).toEqual(new Set([readVersion()]));
  expect(readSection(read('CHANGELOG.md'), readVersion())).toMatch(/\w/);
});

test("the README's table says which contract the version has", () => {
  const row = `|---|---|\n| ${readVersion()} | ${readContractVersion('released')} |\n`;
  expect(read('README.md')).toContain(row);
});

test('every action of a workflow is pinned by commit, with its version beside it', () => {
  for (const name of ['ci', 'docs', 'release']) {
    const uses = read(`.github/workflows/${name}.yml`).match(/uses: .+/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const use of uses) expect(use).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

test('the release workflow runs commands that there are, and publishes with provenance and no token', () => {
  const workflow = read('.github/workflows/release.yml');
  const { scripts } = JSON.parse(read('package.json'));
  const commands = [...workflow.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, command]) => command);
  expect(commands).toEqual(['release:dry-run', 'release', 'release:sbom', 'release:notes']);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
  expect(workflow).toContain('id-token: write');
  expect(workflow).toContain('NPM_CONFIG_PROVENANCE: true');
  expect(workflow).not.toContain('NPM_TOKEN');
});

test('CI shares builds, if the repository names a server, and the release workflow never does', () => {
  const variables = ['TURBO_API', 'TURBO_TEAM', 'TURBO_TOKEN', 'TURBO_REMOTE_CACHE_SIGNATURE_KEY'];
  const set = read('.github/workflows/ci.yml').match(/TURBO_\w+(?=:)/g);
  expect(set).toEqual(variables);
  expect(read('.github/workflows/release.yml')).not.toContain('TURBO_');
});

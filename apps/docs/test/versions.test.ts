/** What the changelog page is made from. That it has the versions of this repository, `changelog.test.ts` checks. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { readChangesets } from '../../../packages/contract/scripts/changesets.ts';
import { readVersions } from '../src/pages/versions.ts';

vi.mock('node:fs', () => ({
  readFileSync: vi.fn((file: string, encoding: string) =>
    encoding === 'utf8' && file === `${root}CHANGELOG.md` ? CHANGELOG : '',
  ),
  existsSync: (file: string) => file.startsWith(`${root}released`) && !file.endsWith('0.9.0'),
}));
vi.mock('../../../packages/contract/scripts/changesets.ts', () => ({ readChangesets: vi.fn() }));
vi.mock('../../../packages/contract/scripts/list-changes.ts', () => ({
  ...{ CURRENT: 'now', RELEASED: 'released' },
  listChanges: (before: string, after: string) => `from ${before} to ${after}`,
}));

const root = fileURLToPath(new URL('../../../', import.meta.url));
const CHANGELOG = `# Changelog

What ## means.

## 1.2.0 (2026-03-01)

Third.

### More (of it)

## 1.1.0 (2026-02-01)

Second.

## 0.9.0 (2025-01-01)

Without a contract.

## 1.0.0 (2026-01-01)

First.
`;
const contract = { version: '1.3.0' };
const released = [
  {
    name: '1.2.0',
    date: '2026-03-01',
    text: '\nThird.\n\n### More (of it)\n\n',
    document: `${root}released/openapi.json`,
    changes: 'from released/earlier/1.1.0 to released',
  },
  {
    name: '1.1.0',
    date: '2026-02-01',
    text: '\nSecond.\n\n',
    document: `${root}released/earlier/1.1.0/openapi.json`,
    changes: 'from released/earlier/1.0.0 to released/earlier/1.1.0',
  },
  {
    name: '1.0.0',
    date: '2026-01-01',
    text: '\nFirst.\n',
    document: `${root}released/earlier/1.0.0/openapi.json`,
    changes: [],
  },
];

test('the versions are those of the changelog that have a contract, each with what changed since the one before', () => {
  vi.mocked(readChangesets).mockReturnValue([]);
  expect(readVersions(contract)).toEqual(released);
});

test('what is not released yet is the first version', () => {
  vi.mocked(readChangesets).mockReturnValue(['One', 'Two'].map((summary) => ({ impact: 'minor', summary })));
  expect(readVersions(contract)).toEqual([
    {
      name: '1.3.0',
      date: undefined,
      text: 'One\n\nTwo',
      document: `${root}now/openapi.json`,
      changes: 'from released to now',
    },
    ...released,
  ]);
});

test.for(['1.2.0', '1.2.0 - 2026-03-01', 'Soon'])(
  'a section that is called "%s" is reported, with what it must be',
  (heading) => {
    vi.mocked(readFileSync).mockReturnValueOnce(`# Changelog\n\n## ${heading}\n\nThird.\n`);
    expect(() => readVersions(contract)).toThrow(
      `CHANGELOG.md: "## ${heading}" is no version with the day of its release, such as "## 1.0.0 (2026-11-23)". Correct it.`,
    );
  },
);

import { describe, expect, test } from 'vitest';
import { addVersion, readSection } from '../scripts/changelog.ts';

const changelog = `# Changelog

What each version means.

## 1.0.0 (2026-11-23)

The first version.
`;

describe('a new version in the changelog', () => {
  test('is above the last one, with what is breaking first and every changeset in its own words', () => {
    const changed = addVersion(changelog, '2.0.0', '2026-12-24', [
      { impact: 'patch', summary: 'A clearer message.' },
      { impact: 'major', summary: 'A header is required.\n\nSend `X-app-version`.\n' },
      { impact: 'minor', summary: 'A scenario.' },
      { impact: 'minor', summary: 'An error.' },
    ]);
    expect(changed).toBe(`# Changelog

What each version means.

## 2.0.0 (2026-12-24)

### Breaking

- A header is required.

  Send \`X-app-version\`.

### New

- A scenario.
- An error.

### Fixed

- A clearer message.

## 1.0.0 (2026-11-23)

The first version.
`);
    expect(readSection(changed, '2.0.0')).toMatch(/^### Breaking\n[\s\S]+message\.$/);
    expect(readSection(changed, '1.0.0')).toBe('The first version.');
  });

  test('is refused if it is there already, or if there is no place for it', () => {
    expect(() => addVersion(changelog, '1.0.0', '2026-12-24', [])).toThrow('has a section for 1.0.0 already');
    expect(() => addVersion('# Changelog\n', '1.0.0', '2026-12-24', [])).toThrow('no section, "## version (date)"');
  });

  test('is needed before it is read', () => {
    expect(() => readSection(changelog, '1.0')).toThrow('CHANGELOG.md has no section for 1.0; npm run release:version');
  });
});

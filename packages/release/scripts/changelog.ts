/** How much a change asks of users, the greatest first, and what it is called in the changelog. */
const GROUPS = { major: 'Breaking', minor: 'New', patch: 'Fixed' } as const;

/** One pending change, in the words of its changeset. */
export interface PendingChange {
  impact: keyof typeof GROUPS;
  summary: string;
}

/**
 * Puts the section of a new version above the last one.
 *
 * @param date Day of the release, as `2026-11-23`.
 * @throws {Error} if the changelog has no version yet, or has this one already
 * @example
 * addVersion('# Changelog\n\n## 1.0.0 (2026-11-23)\n', '1.1.0', '2026-12-01', [{ impact: 'minor', summary: 'A scenario.' }]);
 */
export function addVersion(
  changelog: string,
  version: string,
  date: string,
  changes: readonly PendingChange[],
): string {
  if (changelog.includes(`\n## ${version} `)) throw new Error(`CHANGELOG.md has a section for ${version} already.`);
  const top = changelog.search(/^## /m);
  if (top < 0) throw new Error('CHANGELOG.md has no section, "## version (date)", to put the new one above.');
  const groups = Object.entries(GROUPS).flatMap(([impact, title]) => {
    const summaries = changes.filter((change) => change.impact === impact).map(({ summary }) => asItem(summary));
    return summaries.length > 0 ? [`### ${title}\n\n${summaries.join('\n')}\n`] : [];
  });
  const section = [`## ${version} (${date})\n`, ...groups].join('\n');
  return `${changelog.slice(0, top)}${section}\n${changelog.slice(top)}`;
}

/**
 * Returns what the changelog says of a version, without its heading.
 *
 * @throws {Error} if it says nothing
 */
export function readSection(changelog: string, version: string): string {
  const sections = changelog.split(/^(?=## )/m);
  const section = sections.find((text) => text.startsWith(`## ${version} `));
  if (!section) throw new Error(`CHANGELOG.md has no section for ${version}; npm run release:version writes it.`);
  return section.slice(section.indexOf('\n')).trim();
}

function asItem(summary: string): string {
  return `- ${summary.trim().replace(/\n(?=.)/g, '\n  ')}`;
}

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Contract } from '@ciam-sms/contract/model';
import { readChangesets } from '../../../../packages/contract/scripts/changesets.ts';
import type { Change } from '../../../../packages/contract/scripts/error-changes.ts';
import { CURRENT, listChanges, RELEASED } from '../../../../packages/contract/scripts/list-changes.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** A version of the contract, released or not. */
export interface Version {
  name: string;
  /** Day of the release; without it, the version is not released. */
  date?: string | undefined;
  /** What the changelog or the pending changesets say of it: Markdown. */
  text: string;
  /** File of its OpenAPI document. */
  document: string;
  /** What changed since the version before. */
  changes: Change[];
}

/** Reads all versions, the newest first: from CHANGELOG.md, the changesets and the contracts that releases have kept. */
export function readVersions({ version }: Pick<Contract, 'version'>): Version[] {
  const sections = readFileSync(`${root}CHANGELOG.md`, 'utf8').split(/^## /m).slice(1);
  const released = sections.flatMap((section, index) => {
    const [, heading, text] = /^(.*)\n([\s\S]*)/.exec(section) as string[] as [string, string, string];
    const [, name, date] = /^(\S+) \((\S+)\)$/.exec(heading) ?? [];
    if (!name) {
      const example = '"## 1.0.0 (2026-11-23)"';
      throw new Error(
        `CHANGELOG.md: "## ${heading}" is no version with the day of its release, such as ${example}. Correct it.`,
      );
    }
    const folder = index === 0 ? RELEASED : `${RELEASED}/earlier/${name}`;
    return existsSync(root + folder) ? [{ name, date, text, folder }] : [];
  });
  const text = readChangesets().map(({ summary }) => summary);
  const pending = { name: version, date: undefined, text: text.join('\n\n'), folder: CURRENT };
  const all = text.length > 0 ? [pending, ...released] : released;
  return all.map(({ folder, ...about }, index) => {
    const before = all[index + 1]?.folder;
    const document = `${root}${folder}/openapi.json`;
    return { ...about, document, changes: before === undefined ? [] : listChanges(before, folder) };
  });
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Impact } from './error-changes.ts';
import { root } from './redocly.ts';

/** What a pending changeset promises of the contract. */
export interface Changeset {
  impact: Impact;
  /** Markdown. */
  summary: string;
}

/** Reads the pending changesets that release the contract, in the order of their names. */
export function readChangesets(): Changeset[] {
  const folder = `${root}.changeset/`;
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
    : [];
  return files.sort().flatMap((name) => {
    const [, head = '', summary = ''] =
      /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(folder + name, 'utf8')) ?? [];
    const [, impact] = /^['"]?@ciam-sms\/contract['"]?: *(\w+)$/m.exec(head) ?? [];
    return impact ? [{ impact: impact as Impact, summary: summary.trim() }] : [];
  });
}

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { CodeVerdict } from './code-mutants.ts';

/** A mutant that no test can notice, since nothing behaves differently. */
interface Equivalent {
  file: string;
  code: string;
  becomes: string;
  /** What the line says, where the code alone could be about another place. */
  line?: string;
  why: string;
}

const equivalents: Equivalent[] = parse(readFileSync(new URL('equivalent-mutants.yaml', import.meta.url), 'utf8'));

/** Returns why a survivor behaves like the code that it was made from; nothing, if nobody has said so. */
export function explainSurvivor(verdict: CodeVerdict): string | undefined {
  return equivalents.find((equivalent) => isAbout(equivalent, verdict))?.why;
}

/** Returns the notes about mutants that did not survive, or do not exist any more: they explain nothing. */
export function listStaleNotes(survivors: readonly CodeVerdict[], files: ReadonlySet<string>): string[] {
  return equivalents
    .filter((equivalent) => files.has(equivalent.file) && !survivors.some((verdict) => isAbout(equivalent, verdict)))
    .map(({ file, code, becomes }) => `${file}: ${code} → ${becomes}`);
}

function isAbout({ file, code, becomes, line = '' }: Equivalent, verdict: CodeVerdict): boolean {
  const isThere = file === verdict.file && verdict.line.includes(line);
  return isThere && isSame(code, verdict.code) && isSame(becomes, verdict.becomes);
}

/** Notes are written without regard to white space. */
function isSame(one: string, other: string): boolean {
  return one.replace(/\s+/g, '') === other.replace(/\s+/g, '');
}

import { type CodeVerdict, tryCodeMutants } from './code-mutants.ts';
import { CODE } from './code-under-test.ts';

/** What Stryker says of a mutant that a test has noticed. One with which a test file cannot be loaded fails `npm test` too. */
const NOTICED = ['Killed', 'Timeout', 'RuntimeError'];

/** The reason that Stryker reports for a comment that gives none. */
const NO_REASON = 'Ignored using a comment';

/**
 * Tries the mutants of one part of the code, and prints those that no test killed: survivors with their diff, and
 * equivalent ones with the reason in the comment, `// Stryker disable next-line <mutator>: <reason>`, that excludes them.
 *
 * @returns whether enough were killed, and every other one is explained
 */
export async function reportCode(name: string): Promise<boolean> {
  const under = CODE.find((one) => one.name === name);
  if (!under) throw new Error(`There is no code called ${name}`);
  const verdicts = await tryCodeMutants(under);
  const killed = verdicts.filter(({ status }) => NOTICED.includes(status));
  const equivalent = verdicts.filter((verdict) => verdict.status === 'Ignored' && isExplained(verdict));
  const survivors = verdicts.filter(
    (verdict) => ['Survived', 'NoCoverage', 'Ignored'].includes(verdict.status) && !isExplained(verdict),
  );

  for (const { at, reason, diff } of equivalent) console.log(`Equivalent: ${at}: ${reason}\n${diff}`);
  for (const { at, diff } of survivors) console.log(`Survived: ${at}\n${diff}`);
  const total = killed.length + equivalent.length + survivors.length;
  console.log(
    `${killed.length} / ${total} ${name} mutants killed (${((100 * killed.length) / total).toFixed(1)} %), ` +
      `${equivalent.length} equivalent, ${survivors.length} unexplained`,
  );
  return killed.length >= under.share * total && survivors.length === 0;
}

/** Whether the comment at a line says why no test can notice the change. */
export function isExplained({ status, reason = NO_REASON }: CodeVerdict): boolean {
  return status === 'Ignored' && reason !== NO_REASON;
}

import { CODE, type CodeVerdict, judgeCode } from './code-mutants.ts';
import { explainSurvivor, listStaleNotes } from './equivalent.ts';

/** The share that tests have to kill; each of the rest has to be explained. */
const TO_REACH = 0.95;

/**
 * Judges the mutants of one part of the code, and prints what became of them: each survivor with its diff, and with the
 * reason why no test can notice it, if there is one.
 *
 * @returns whether enough were killed, and every survivor is explained
 */
export async function reportCode(name: string): Promise<boolean> {
  const under = CODE.find((one) => one.name === name);
  if (!under) throw new Error(`There is no code called ${name}`);
  const verdicts = await judgeCode(under);
  const survivors = verdicts.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const killed = verdicts.filter(({ status }) => status === 'Killed' || status === 'Timeout');
  const unexplained = survivors.filter((verdict) => !explainSurvivor(verdict));
  const stale = listStaleNotes(survivors, new Set(verdicts.map(({ file }) => file)));

  for (const verdict of survivors) console.log(describe(verdict));
  for (const note of stale)
    console.log(
      `Explained, but killed this time, or gone. If it stays so on an idle machine, remove its note: ${note}`,
    );
  const total = killed.length + survivors.length;
  console.log(
    `${killed.length} / ${total} ${name} mutants killed (${((100 * killed.length) / total).toFixed(1)} %), ` +
      `${survivors.length - unexplained.length} equivalent, ${unexplained.length} unexplained`,
  );
  return killed.length >= TO_REACH * total && unexplained.length === 0;
}

function describe(verdict: CodeVerdict): string {
  const why = explainSurvivor(verdict);
  return `${why ? `Equivalent: ${why.trim()}` : `Survived: ${verdict.at}`}\n${verdict.diff}`;
}

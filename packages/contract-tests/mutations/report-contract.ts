import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createTwoFilesPatch } from 'diff';
import { listContractMutants } from './contract-mutants.ts';
import { root } from './copy.ts';
import { Sandbox, type Verdict } from './sandbox.ts';

/**
 * Judges the mutants of the contract side by side, and prints what became of them.
 *
 * @param every Keeps every n-th mutant only.
 * @returns whether all were killed
 */
export async function reportContract(every: number): Promise<boolean> {
  const folder = `${root}openapi/`;
  const mutants = listContractMutants(folder).filter((_, index) => index % every === 0);
  const verdicts = await judgeAll(mutants);
  const survivors = verdicts.filter(({ killedBy }) => !killedBy);
  for (const { mutant, report } of survivors) {
    const original = readFileSync(folder + mutant.file, 'utf8');
    if (report) console.log(`Refused without a name of the place, ${mutant.places.join(' or ')}:\n${report}`);
    console.log(`Survived: ${mutant.name}\n${createTwoFilesPatch(mutant.file, mutant.file, original, mutant.text)}`);
  }
  console.log(`${verdicts.length - survivors.length} / ${verdicts.length} contract mutants killed`);
  for (const killer of new Set(verdicts.map(({ killedBy }) => killedBy ?? 'nothing'))) {
    console.log(`  ${verdicts.filter(({ killedBy = 'nothing' }) => killedBy === killer).length} by ${killer}`);
  }
  return survivors.length === 0;
}

async function judgeAll(mutants: ReturnType<typeof listContractMutants>): Promise<Verdict[]> {
  const queue = [...mutants];
  const verdicts: Verdict[] = [];
  const began = Date.now();
  const workers = Array.from({ length: Math.min(availableParallelism(), 4) }, async () => {
    using sandbox = new Sandbox();
    await sandbox.checkUnchanged();
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const verdict = await sandbox.judge(mutant);
      verdicts.push(verdict);
      const seconds = Math.round((Date.now() - began) / 1_000);
      console.error(
        `${verdicts.length}/${mutants.length} ${seconds} s  ${verdict.killedBy ?? 'SURVIVED'}: ${mutant.name}`,
      );
    }
  });
  await Promise.all(workers);
  return verdicts;
}

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { root } from '@ciam-sms/testing/repository-copy';
import { createTwoFilesPatch } from 'diff';
import { listContractMutants } from './contract-mutants.ts';
import { Sandbox, type Verdict } from './sandbox.ts';

/**
 * Tries the mutants of the contract side by side, and prints what happened to them.
 *
 * @param every Keeps every n-th mutant only.
 * @returns whether all were killed
 */
export async function reportContract(every: number): Promise<boolean> {
  const folder = `${root}openapi/`;
  const mutants = listContractMutants(folder).filter((_, index) => index % every === 0);
  const verdicts = await tryAll(mutants);
  const survivors = verdicts.filter(({ killedBy }) => !killedBy);
  for (const { mutant, report } of survivors) {
    if (report) console.log(`Rejected without a name of the place, ${mutant.places.join(' or ')}:\n${report}`);
    console.log(`Survived: ${mutant.name}`);
    for (const [file, text] of Object.entries(mutant.files)) {
      console.log(createTwoFilesPatch(file, file, readFileSync(folder + file, 'utf8'), text));
    }
  }
  console.log(`${verdicts.length - survivors.length} / ${verdicts.length} contract mutants killed`);
  for (const killer of new Set(verdicts.map(({ killedBy }) => killedBy ?? 'nothing'))) {
    console.log(`  ${verdicts.filter(({ killedBy = 'nothing' }) => killedBy === killer).length} by ${killer}`);
  }
  return survivors.length === 0;
}

async function tryAll(mutants: ReturnType<typeof listContractMutants>): Promise<Verdict[]> {
  const queue = [...mutants];
  const verdicts: Verdict[] = [];
  const began = Date.now();
  const workers = Array.from({ length: Math.min(availableParallelism(), 4) }, async () => {
    using sandbox = new Sandbox();
    await sandbox.checkUnchanged();
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const verdict = await sandbox.tryMutant(mutant);
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

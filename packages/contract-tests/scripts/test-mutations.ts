/**
 * `npm run test:mutations`: tells the suite one lie after another about the contract, and counts those that it notices.
 * Prints killed / total and every survivor with its diff; fails if there is one. A number keeps every n-th mutant only.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createTwoFilesPatch } from 'diff';
import { listContractMutants } from '../mutations/contract-mutants.ts';
import { Sandbox, type Verdict } from '../mutations/sandbox.ts';

const contract = fileURLToPath(new URL('../../../openapi/', import.meta.url));
const every = Number(process.argv[2] ?? 1);
const mutants = listContractMutants(contract).filter((_, index) => index % every === 0);
const queue = [...mutants];
const verdicts: Verdict[] = [];
const began = Date.now();

await Promise.all(
  Array.from({ length: Math.min(availableParallelism(), 4) }, async () => {
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
  }),
);

const survivors = verdicts.filter(({ killedBy }) => !killedBy);
for (const { mutant, report } of survivors) {
  const original = readFileSync(contract + mutant.file, 'utf8');
  if (report) console.log(`Refused without a name of the place, ${mutant.places.join(' or ')}:\n${report}`);
  console.log(`Survived: ${mutant.name}\n${createTwoFilesPatch(mutant.file, mutant.file, original, mutant.text)}`);
}
console.log(`${verdicts.length - survivors.length} / ${verdicts.length} contract mutants killed`);
for (const killer of new Set(verdicts.map(({ killedBy }) => killedBy ?? 'nothing'))) {
  console.log(`  ${verdicts.filter(({ killedBy = 'nothing' }) => killedBy === killer).length} by ${killer}`);
}
if (survivors.length > 0) process.exitCode = 1;

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SERVER_MUTANTS, type ServerMutant } from './server-mutants.ts';
import { startSmallServer } from './small-server.ts';

/**
 * Runs the contract tests against servers with one fault each, and prints those that pass.
 *
 * @param every Keeps every n-th mutant only.
 * @returns whether the correct server passes, every fault is found, and what the contract allows passes
 * @throws {Error} with the output, if the correct server fails: then failures would prove nothing
 */
export async function reportServer(every: number): Promise<boolean> {
  const unchanged = await testServer({});
  if (!unchanged.passed) throw new Error(`The correct server fails:\n${unchanged.output}`);
  const wrong: string[] = [];
  const mutants = SERVER_MUTANTS.filter((_, index) => index % every === 0);
  const queue = [...mutants];
  const workers = Array.from({ length: 2 }, async () => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const { passed } = await testServer(mutant.fault);
      const problem = problemOf(mutant, passed);
      if (problem) wrong.push(problem);
      console.error(
        `${mutants.length - queue.length}/${mutants.length} ${passed ? 'passed' : 'failed'}: ${mutant.name}`,
      );
    }
  });
  await Promise.all(workers);
  for (const problem of wrong) console.log(problem);
  for (const { name, allowedBy } of mutants) if (allowedBy) console.log(`Allowed: ${name}. ${allowedBy}`);
  const faults = mutants.filter(({ allowedBy }) => !allowedBy).length;
  const survived = wrong.filter((problem) => problem.startsWith('Survived')).length;
  console.log(`${faults - survived} / ${faults} server mutants killed`);
  return wrong.length === 0;
}

function problemOf({ name, allowedBy }: ServerMutant, passed: boolean): string | undefined {
  if (passed && !allowedBy) return `Survived: ${name}`;
  return !passed && allowedBy ? `Failed, although the contract allows it: ${name}` : undefined;
}

/** Runs the contract tests in a process of their own, as users do. */
async function testServer(fault: ServerMutant['fault']) {
  await using server = await startSmallServer(fault);
  const command = ['scripts/test-contract.ts', '--target', server.url, '--sends-nothing', '--bail'];
  const child = spawn(process.execPath, command, { cwd: fileURLToPath(new URL('..', import.meta.url)) });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { passed: status === 0, output };
}

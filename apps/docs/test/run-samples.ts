import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryProject } from '@ciam-sms/testing/temporary-project';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';

/** What separates the output of one sample from that of the next. */
const NEXT = '--- next sample ---';

/** A program that runs samples one after the other, so that only one compiler or interpreter has to start. */
interface Runner {
  /** Name of the file of a sample; `$` is its number. */
  file: string;
  /** Runs a sample in the program, and prints `NEXT`. */
  run: (file: string) => string;
  /** Runs the program, `main`. */
  command: string;
}

const inShell = (run: string) => (file: string) => `${run} ${file}; printf '\\n${NEXT}\\n'`;
const inNode = (file: string) => `await import('./${file}'); console.log('${NEXT}');`;

const RUNNERS: Readonly<Record<string, Runner>> = {
  curl: { file: '$.sh', run: inShell('sh'), command: 'sh -e main' },
  typescript: { file: '$.ts', run: inNode, command: 'node --input-type=module < main' },
  fetch: { file: '$.mjs', run: inNode, command: 'node --input-type=module < main' },
  python: { file: 's$.py', run: (file) => `import ${file.slice(0, -3)}; print('${NEXT}')`, command: 'python3 main' },
  java: {
    file: 'Sample$.java',
    run: (file) => `    ${file.slice(0, -5)}.main(args); System.out.println("${NEXT}");`,
    command: `{ echo 'class Main { public static void main(String[] args) throws Exception {'; cat main; echo '} }'; } > Main.java
      javac -proc:none *.java && java -XX:TieredStopAtLevel=1 Main`,
  },
  go: { file: '$.go', run: inShell('go run'), command: 'sh -e main' },
};

/** What running the samples of a language takes, if that has not its name. */
const TOOLS: Readonly<Record<string, string>> = { typescript: 'node', fetch: 'node', python: 'python3', java: 'javac' };

/** The languages whose samples can be run on this machine. */
export const RUNNABLE = SAMPLE_LANGUAGES.filter(
  ({ id }) => id in RUNNERS && spawnSync('sh', ['-c', `command -v ${TOOLS[id] ?? id}`]).status === 0,
);

/**
 * Runs samples of one language as a reader would, one after the other.
 *
 * @returns what each of them prints
 */
export async function runSamples(id: string, samples: readonly string[]): Promise<string[]> {
  const { file, run, command } = RUNNERS[id] as Runner;
  using project = temporaryProject('samples');
  const write = (name: string, text: string) => writeFileSync(join(project.path, name), text);
  const main = samples.map((sample, index) => {
    const name = file.replace('$', String(index));
    write(name, sample.replace('public class Sample ', `public class Sample${index} `));
    return run(name);
  });
  write('main', main.join('\n'));
  const { stdout } = await promisify(execFile)('sh', ['-ec', command], { cwd: project.path, timeout: 50_000 });
  return stdout.split(NEXT).slice(0, -1);
}

import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryProject } from '@ciam-sms/testing/temporary-project';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';

/** What separates the output of one sample from that of the next. */
const SEPARATOR = '--- next sample ---';

/** A program that runs samples one after the other, so that only one compiler or interpreter has to start. */
interface Runner {
  /** What the machine has to have. */
  needs: string;
  /** Name of the file of a sample. */
  file: (index: number) => string;
  /** The program: its file, how a sample is run in it, and what is around that. */
  main: string;
  run: (file: string) => string;
  around?: readonly [string, string];
  command: readonly [string, ...string[]];
}

const node = {
  needs: 'node',
  main: 'all.mjs',
  run: (file: string) => `await import('./${file}'); console.log('${SEPARATOR}');`,
  command: [process.execPath, 'all.mjs'],
} as const;

const RUNNERS: Readonly<Record<string, Runner>> = {
  curl: {
    needs: 'curl',
    file: (index) => `${index}.sh`,
    main: 'all.sh',
    run: (file) => `sh ${file}; printf '\\n${SEPARATOR}\\n'`,
    command: ['sh', '-e', 'all.sh'],
  },
  typescript: { ...node, file: (index) => `${index}.ts` },
  fetch: { ...node, file: (index) => `${index}.mjs` },
  python: {
    needs: 'python3',
    file: (index) => `sample_${index}.py`,
    main: 'all.py',
    run: (file) => `import ${file.slice(0, -3)}; print('${SEPARATOR}')`,
    command: ['python3', 'all.py'],
  },
  java: {
    needs: 'javac',
    file: (index) => `Sample${index}.java`,
    main: 'All.java',
    run: (file) => `${file.slice(0, -5)}.main(args); System.out.println("${SEPARATOR}");`,
    around: ['class All { public static void main(String[] args) throws Exception {', '} }'],
    command: ['sh', '-ec', 'javac -proc:none *.java; java -XX:TieredStopAtLevel=1 All'],
  },
  go: {
    needs: 'go',
    file: (index) => `${index}.go`,
    main: 'all.sh',
    run: (file) => `go run ${file}; echo '${SEPARATOR}'`,
    command: ['sh', '-e', 'all.sh'],
  },
};

/** The languages whose samples can be run on this machine. */
export const RUNNABLE = SAMPLE_LANGUAGES.filter(
  ({ id }) => RUNNERS[id] && spawnSync('sh', ['-c', `command -v ${RUNNERS[id].needs}`]).status === 0,
);

/**
 * Runs samples of one language as a reader would, one after the other.
 *
 * @returns what each of them prints
 */
export async function runSamples(id: string, samples: readonly string[]): Promise<string[]> {
  const runner = RUNNERS[id];
  if (!runner) throw new Error(`Nothing runs ${id}`);
  using project = temporaryProject('samples');
  const files = samples.map((_, index) => runner.file(index));
  for (const [index, file] of files.entries()) {
    const code = samples[index]?.replace('public class Sample ', `public class Sample${index} `) ?? '';
    writeFileSync(join(project.path, file), code);
  }
  const [before = '', after = ''] = runner.around ?? [];
  writeFileSync(join(project.path, runner.main), [before, ...files.map(runner.run), after].join('\n'));
  const [program, ...args] = runner.command;
  const { stdout } = await promisify(execFile)(program, args, { cwd: project.path, timeout: 50_000 });
  return stdout.split(SEPARATOR).slice(0, -1);
}

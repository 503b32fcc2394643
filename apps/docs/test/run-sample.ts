import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryProject } from '@ciam-sms/testing/temporary-project';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';

/** How a sample is run, where the machine has what that takes. */
const RUNNERS: Readonly<Record<string, { file: string; command: readonly [string, ...string[]] }>> = {
  curl: { file: 'sample.sh', command: ['sh'] },
  typescript: { file: 'sample.ts', command: [process.execPath] },
  fetch: { file: 'sample.mjs', command: [process.execPath] },
  python: { file: 'sample.py', command: ['python3'] },
  java: { file: 'Sample.java', command: ['java'] },
  go: { file: 'main.go', command: ['go', 'run'] },
};

/** The languages whose samples can be run on this machine. */
export const RUNNABLE = SAMPLE_LANGUAGES.filter(({ id }) => {
  const tool = id === 'curl' ? 'curl' : RUNNERS[id]?.command[0];
  return tool !== undefined && spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
});

/**
 * Runs a sample as a reader would.
 *
 * @returns what it prints
 */
export async function runSample(id: string, code: string): Promise<string> {
  const runner = RUNNERS[id];
  if (!runner) throw new Error(`Nothing runs ${id}`);
  using project = temporaryProject('sample');
  const file = join(project.path, runner.file);
  writeFileSync(file, code);
  const [program, ...args] = runner.command;
  const { stdout } = await promisify(execFile)(program, [...args, file], { timeout: 50_000 });
  return stdout;
}

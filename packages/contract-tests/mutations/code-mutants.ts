import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { createTwoFilesPatch } from 'diff';
import type { CodeUnderTest } from './code-under-test.ts';
import type { Run } from './run.ts';

/** What happened to a mutant of the code. */
export interface CodeVerdict {
  status: string;
  /** Why a comment at its line excludes it. */
  reason?: string | undefined;
  /** File and line. */
  at: string;
  diff: string;
}

const COPIED = ['openapi', 'redocly.yaml', 'tsconfig.base.json', 'package.json', 'packages/testing'];

/**
 * Lets StrykerJS change one thing about the code after another, in a copy of the repository, and run the tests that
 * reach it.
 *
 * @throws {Error} if Stryker fails, for example because a test fails without any change
 */
export async function tryCodeMutants({ folder, needs, runs }: CodeUnderTest): Promise<CodeVerdict[]> {
  const verdicts = [];
  for (const run of runs) verdicts.push(await tryRun(folder, needs, run));
  return verdicts.flat();
}

async function tryRun(path: string, needs: readonly string[], run: Run): Promise<CodeVerdict[]> {
  using copy = new RepositoryCopy([...COPIED, path, ...needs]);
  const cwd = join(copy.folder, path);
  const missing = run.tests.filter((name) => !existsSync(join(cwd, 'test', `${name}.test.ts`)));
  if (missing.length > 0) throw new Error(`The runs name tests that ${path} does not have: ${missing.join(', ')}`);
  copy.write(`${path}/vitest.config.ts`, vitestConfig(run));
  copy.write(`${path}/stryker.config.json`, JSON.stringify(strykerConfig(run)));
  const child = spawn('stryker', ['run'], { cwd, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`Stryker ended with ${status} in ${path}; its output above gives the reason.`);
  return readVerdicts(path, JSON.parse(copy.read(`${path}/reports/mutation/mutation.json`)));
}

function strykerConfig({ mutate, tests, runsIn, ofSources }: Run): object {
  return {
    inPlace: true,
    mutate,
    // Nothing checks the types of sources that are run; the comments against it would be in the built pages too.
    ...(ofSources ? { disableTypeChecks: false } : { buildCommand: 'npm run build' }),
    // The tests wait as much as they work.
    concurrency: availableParallelism() + 1,
    // A mutant that hangs is found out sooner; the tests' own time limits stay. Sources have to be loaded each time.
    timeoutMS: ofSources ? 10_000 : 2_000,
    reporters: ['json', 'progress-append-only'],
    allowConsoleColors: false,
    ...(runsIn === 'process'
      ? { testRunner: 'command', commandRunner: { command: `vitest run --bail=1 ${tests.join(' ')}` } }
      : {
          testRunner: 'vitest',
          plugins: ['@stryker-mutator/vitest-runner'],
          vitest: { related: false },
          // Coverage is seen only where the tests run.
          coverageAnalysis: runsIn === undefined ? 'perTest' : 'off',
        }),
  };
}

/** A configuration that has vitest run the given tests in the given order. */
function vitestConfig({ tests, options }: Run): string {
  const names = JSON.stringify(tests);
  return `import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

const tests = ${names};
const rank = ({ moduleId }) => tests.findIndex((name) => moduleId.endsWith(\`/\${name}.test.ts\`));
class InOrder extends BaseSequencer {
  async sort(files) {
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}
export default defineConfig({
  test: {
    include: tests.map((name) => \`test/\${name}.test.ts\`),
    testTimeout: 3_000,
    hookTimeout: 10_000,
    sequence: { sequencer: InOrder },
    ...${JSON.stringify(options)},
  },
});
`;
}

interface Position {
  line: number;
  column: number;
}

interface MutantReport {
  replacement?: string;
  location: { start: Position; end: Position };
  status: string;
  statusReason?: string;
}

function readVerdicts(
  folder: string,
  { files }: { files: Record<string, { source: string; mutants: MutantReport[] }> },
): CodeVerdict[] {
  return Object.entries(files).flatMap(([path, { source, mutants }]) =>
    mutants.map(({ replacement = '', location: { start, end }, status, statusReason: reason }) => {
      const file = `${folder}/${path}`;
      const mutated = source.slice(0, offsetOf(source, start)) + replacement + source.slice(offsetOf(source, end));
      const diff = createTwoFilesPatch(file, file, source, mutated, '', '', { context: 1 });
      return { status, reason, at: `${file}:${start.line}`, diff };
    }),
  );
}

/** Where a position of a report is; its lines and columns begin at one. */
function offsetOf(source: string, { line, column }: Position): number {
  const before = source.split('\n').slice(0, line - 1);
  return before.join('\n').length + (before.length > 0 ? 1 : 0) + column - 1;
}

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyRepository } from './copy.ts';
import type { Mutant } from './edit.ts';

/** What became of a mutant. */
export interface Verdict {
  mutant: Mutant;
  /** What noticed the change; nothing, if it survived. */
  killedBy: string | undefined;
  /** The report that refused it without saying where. */
  report?: string;
}

/** What is copied; the rest of the repository is not needed to judge a contract. */
const COPIED = [
  'openapi',
  'redocly.yaml',
  'tsconfig.base.json',
  'package.json',
  ...['scripts', 'src', 'package.json'].map((part) => `packages/contract/${part}`),
  ...['dist', 'package.json'].map((part) => `packages/client/${part}`),
  ...['src', 'test', 'package.json', 'vitest.config.ts'].map((part) => `packages/contract-tests/${part}`),
  ...['dist', 'src', 'scripts', 'package.json'].map((part) => `apps/mock/${part}`),
];

/** A copy of the repository in which a contract is changed, everything is made from it again, and the suite is run. */
export class Sandbox implements Disposable {
  readonly #folder = copyRepository(COPIED);

  constructor() {
    // The contract's package is run from its source: it needs no build, only what is generated.
    mkdirSync(join(this.#folder, 'packages/contract/dist'));
    writeFileSync(join(this.#folder, 'packages/contract/dist/index.js'), "export * from '../src/index.ts';\n");
  }

  /** Changes the contract, looks who notices, and changes it back. */
  async judge(mutant: Mutant): Promise<Verdict> {
    const file = join(this.#folder, 'openapi', mutant.file);
    const original = readFileSync(file, 'utf8');
    writeFileSync(file, mutant.text);
    try {
      return { mutant, ...(await this.#findKiller(mutant)) };
    } finally {
      writeFileSync(file, original);
    }
  }

  /** @throws {Error} with the report, if the suite fails although nothing was changed: then it would prove nothing */
  async checkUnchanged(): Promise<void> {
    const failed = await this.#findFailure();
    if (failed) throw new Error(`The unchanged contract fails, by ${failed.step}:\n${failed.output}`);
  }

  async #findKiller({ places }: Mutant): Promise<Omit<Verdict, 'mutant'>> {
    const failed = await this.#findFailure();
    if (failed?.step !== 'lint' || places.some((place) => failed.output.includes(place)))
      return { killedBy: failed?.step };
    // A refusal that does not say where leaves a maintainer in the dark, so it does not count.
    return { killedBy: undefined, report: failed.output };
  }

  /** Makes everything from the contract and runs the suite, up to the first step that fails. */
  async #findFailure(): Promise<{ step: string; output: string } | undefined> {
    const suite = ['test/operations.test.ts', 'test/generated.test.ts', 'test/check-exchange.test.ts'];
    const steps: [step: string, run: () => Promise<{ status: number | null; output: string }>][] = [
      ['lint', () => this.#run('packages/contract', 'node', 'scripts/generate.ts')],
      ['acceptance', () => this.#vitest('test/acceptance.test.ts')],
      ['mock build', () => this.#run('apps/mock', 'node', 'scripts/decide.ts')],
      ['contract tests', () => this.#vitest(...suite)],
    ];
    for (const [step, run] of steps) {
      const { status, output } = await run();
      if (status !== 0) return { step, output };
    }
    return undefined;
  }

  #vitest(...files: string[]) {
    return this.#run('packages/contract-tests', 'vitest', 'run', '--bail=1', ...files);
  }

  #run(folder: string, command: string, ...args: string[]): Promise<{ status: number | null; output: string }> {
    const child = spawn(command, args, { cwd: join(this.#folder, folder), shell: process.platform === 'win32' });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })));
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

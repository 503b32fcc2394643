import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import type { Mutant } from './source.ts';

/** What happened to a mutant. */
export interface Verdict {
  mutant: Mutant;
  /** What noticed the change; nothing, if the mutant survived. */
  killedBy: string | undefined;
  /** The linter's report that rejected it without naming the place. */
  report?: string;
}

/** What is copied; the rest of the repository is not needed to try a contract. */
const COPIED = [
  'openapi',
  'redocly.yaml',
  'tsconfig.base.json',
  'package.json',
  ...['scripts', 'src', 'package.json'].map((part) => `packages/contract/${part}`),
  ...['dist', 'package.json'].map((part) => `packages/client/${part}`),
  ...['acceptance', 'src', 'test', 'package.json', 'vitest.config.ts'].map((part) => `packages/contract-tests/${part}`),
  ...['dist', 'src', 'scripts', 'package.json'].map((part) => `apps/mock/${part}`),
];

const TESTS = ['operations', 'generated', 'check-exchange'].map((name) => `test/${name}.test.ts`);

/** A copy of the repository in which a contract is changed, everything is made from it again, and its tests are run. */
export class Sandbox implements Disposable {
  readonly #copy = new RepositoryCopy(COPIED);

  constructor() {
    // The contract's package is run from its source: it needs no build, only what is generated.
    for (const name of ['index', 'operations', 'read-contract']) {
      this.#copy.write(`packages/contract/dist/${name}.js`, `export * from '../src/${name}.ts';\n`);
    }
  }

  /** Changes the contract, finds what notices, and changes it back. */
  async tryMutant(mutant: Mutant): Promise<Verdict> {
    const originals = Object.keys(mutant.files).map((file) => [file, this.#copy.read(`openapi/${file}`)] as const);
    for (const [file, text] of Object.entries(mutant.files)) this.#copy.write(`openapi/${file}`, text);
    try {
      return { mutant, ...(await this.#findKiller(mutant)) };
    } finally {
      for (const [file, text] of originals) this.#copy.write(`openapi/${file}`, text);
    }
  }

  /** @throws {Error} with the report, if the tests fails without a mutant: then they would prove nothing */
  async checkUnchanged(): Promise<void> {
    const failed = await this.#findFailure();
    if (failed) throw new Error(`The unchanged contract fails, by ${failed.step}:\n${failed.output}`);
  }

  async #findKiller({ places }: Mutant): Promise<Omit<Verdict, 'mutant'>> {
    const failed = await this.#findFailure();
    // A path file is named after its path: `/animals/{id}` is in `animals_id.yaml`.
    const said = (failed?.output ?? '') + failed?.output.replace(/[{}]/g, '').replaceAll('/', '_');
    if (failed?.step !== 'lint' || places.some((place) => said.includes(place))) return { killedBy: failed?.step };
    // An error that does not name the place does not help a maintainer, so it does not count.
    return { killedBy: undefined, report: failed.output };
  }

  /** Makes everything from the contract and runs the tests, up to the first step that fails. */
  async #findFailure(): Promise<{ step: string; output: string } | undefined> {
    const steps: [step: string, run: () => Promise<{ status: number | null; output: string }>][] = [
      ['lint', () => this.#run('packages/contract', 'node', 'scripts/generate.ts')],
      ['acceptance', () => this.#vitest('test/acceptance.test.ts')],
      ['mock build', () => this.#run('apps/mock', 'node', 'scripts/decide.ts')],
      ['contract tests', () => this.#vitest(...TESTS)],
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

  /** Runs a command beside those of other sandboxes. */
  #run(folder: string, command: string, ...args: string[]): Promise<{ status: number | null; output: string }> {
    const cwd = join(this.#copy.folder, folder);
    // The same code runs for every mutant, and is compiled once.
    const env = { ...process.env, NODE_COMPILE_CACHE: join(this.#copy.folder, 'compiled') };
    const child = spawn(command, args, { cwd, env, shell: process.platform === 'win32' });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })));
  }

  [Symbol.dispose](): void {
    this.#copy[Symbol.dispose]();
  }
}

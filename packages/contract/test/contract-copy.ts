import { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { lint, loadConfig } from '@redocly/openapi-core';

/** A copy of the contract and its generator, to break and to change. */
export class ContractCopy extends RepositoryCopy {
  constructor() {
    const parts = ['package.json', 'scripts', 'src', 'released'].map((part) => `packages/contract/${part}`);
    super(['openapi', 'redocly.yaml', 'tsconfig.base.json', ...parts]);
  }

  /** Runs the generator, with `--check` to only compare. */
  generate(...args: string[]) {
    return this.run('packages/contract', 'node', 'scripts/generate.ts', ...args);
  }

  /** Compares what was generated last with the released contract, as `npm run check:breaking` does. */
  checkBreaking(...args: string[]) {
    return this.run('packages/contract', 'node', 'scripts/check-breaking.ts', ...args);
  }
}

/** Lints the contract of a copy by its own rules, in this process: a process for each rule would take half a minute. */
export async function lintCopy({ folder }: ContractCopy) {
  const config = await loadConfig({ configPath: `${folder}/redocly.yaml` });
  return lint({ ref: `${folder}/openapi/openapi.yaml`, config });
}

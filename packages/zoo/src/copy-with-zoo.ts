import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Contract } from '@ciam-sms/contract/model';
import { RepositoryCopy } from '@ciam-sms/testing/repository-copy';

const zoo = fileURLToPath(new URL('../', import.meta.url));

/**
 * Copies the repository and adds the operations of the zoo, the way a maintainer adds operations: files under `openapi/`
 * and acceptance rows. Nothing else is changed, so whatever is built in the copy has to work for any operation.
 *
 * @param parts What is copied besides the contract.
 * @throws {Error} with the report, if the contract cannot be generated or built
 * @example
 * using copy = copyWithZoo(['apps/mock']);
 * copy.run('apps/mock', 'npm', 'run', 'build');
 */
export function copyWithZoo(parts: readonly string[] = []): RepositoryCopy {
  const copy = generateWithZoo(parts);
  // What is published is linted where it is built for that.
  runOrThrow(copy, 'packages/contract', 'tsdown', '--no-publint');
  return copy;
}

/**
 * Reads the model of the contract with the operations of the zoo, for tests that build nothing from it.
 *
 * @throws {Error} with the report, if the contract cannot be generated
 * @example
 * test.for(readZoo().operations)('…', (operation) => …);
 */
export function readZoo(): Contract {
  using copy = generateWithZoo([]);
  return JSON.parse(copy.read('packages/contract/dist/model.json'));
}

/** Copies the repository with the operations of the zoo, and generates what is generated from the contract. */
function generateWithZoo(parts: readonly string[]): RepositoryCopy {
  const copy = new RepositoryCopy([
    'openapi',
    'redocly.yaml',
    'package.json',
    'tsconfig.base.json',
    'packages/contract',
    ...parts,
  ]);
  for (const file of listFiles(`${zoo}openapi`)) {
    const text = readFileSync(`${zoo}openapi/${file}`, 'utf8');
    if (file === 'openapi.yaml') copy.add('openapi/openapi.yaml', text);
    else copy.write(`openapi/${file}`, text);
  }
  if (existsSync(`${copy.folder}/packages/contract-tests`)) {
    for (const file of listFiles(`${zoo}acceptance`)) {
      copy.write(`packages/contract-tests/acceptance/${file}`, readFileSync(`${zoo}acceptance/${file}`, 'utf8'));
    }
  }
  runOrThrow(copy, 'packages/contract', 'node', 'scripts/generate.ts');
  return copy;
}

/** Runs a command in a copy, which has to succeed. */
export function runOrThrow(copy: RepositoryCopy, folder: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr } = copy.run(folder, command, ...args);
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed in ${folder}:\n${stdout}${stderr}`);
  return stdout;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.\w+$/.test(file));
}

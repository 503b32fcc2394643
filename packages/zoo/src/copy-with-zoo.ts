import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Contract } from '@ciam-sms/contract/model';
import { RepositoryCopy } from '@ciam-sms/testing/repository-copy';

/** What a copy needs, besides the contract, for its docs to be built. */
export const FOR_DOCS = ['packages/client', 'apps/mock', 'apps/docs', 'CHANGELOG.md'];

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
  runOrThrow(copy, 'packages/contract', 'tsdown');
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

/**
 * Copies the repository and adds files to its contract, without generating or building anything.
 *
 * @param added By name below `openapi/`; `openapi.yaml` is added to the file of that name.
 * @param parts What is copied besides the contract.
 * @example
 * using copy = copyWith(growContract(100, 7), ['apps/mock']);
 */
export function copyWith(added: Readonly<Record<string, string>>, parts: readonly string[]): RepositoryCopy {
  const copy = new RepositoryCopy([
    'openapi',
    'redocly.yaml',
    'package.json',
    'tsconfig.base.json',
    'packages/contract',
    ...parts,
  ]);
  for (const [file, text] of Object.entries(added)) {
    if (file === 'openapi.yaml') copy.add('openapi/openapi.yaml', text);
    else copy.write(`openapi/${file}`, text);
  }
  return copy;
}

/** Copies the repository with the operations of the zoo, and generates what is generated from the contract. */
function generateWithZoo(parts: readonly string[]): RepositoryCopy {
  const copy = copyWith(readFiles(`${zoo}openapi`), parts);
  if (existsSync(`${copy.folder}/packages/contract-tests`)) {
    for (const [file, text] of Object.entries(readFiles(`${zoo}acceptance`))) {
      copy.write(`packages/contract-tests/acceptance/${file}`, text);
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

/** The files of a folder, by name. */
function readFiles(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file));
  return Object.fromEntries(
    names.map((file) => [file.replaceAll('\\', '/'), readFileSync(`${folder}/${file}`, 'utf8')]),
  );
}

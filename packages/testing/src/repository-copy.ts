import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addToYaml } from './add-to-yaml.ts';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What is installed: beside our packages, or, if this is a copy itself, above them. */
const installed = existsSync(join(root, 'node_modules/.bin'))
  ? join(root, 'node_modules')
  : join(root, '../node_modules');

/** The end of a command. */
export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/**
 * A copy of parts of the repository, to be changed and run without harm. What is installed is linked; our own packages
 * are linked to their copies.
 *
 * @example
 * using copy = new RepositoryCopy(['openapi', 'redocly.yaml', 'packages/contract']);
 * copy.edit('openapi/openapi.yaml', 'version: 1.0.0', 'version: 1.1.0');
 * copy.run('packages/contract', 'node', 'scripts/generate.ts');
 */
export class RepositoryCopy implements Disposable {
  readonly #temporary = mkdtempSync(join(tmpdir(), 'copy-'));
  readonly folder = join(this.#temporary, 'ciam-sms');

  /** @param parts Files and folders, relative to the repository. What git ignores inside a package is copied too, except `node_modules`. */
  constructor(parts: readonly string[]) {
    for (const part of parts) {
      cpSync(join(root, part), join(this.folder, part), {
        recursive: true,
        filter: (path) => basename(path) !== 'node_modules',
      });
    }
    symlinkSync(installed, join(this.#temporary, 'node_modules'));
    linkOwnModules(this.folder);
  }

  /** Reads a file. */
  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** Writes a file, and the folders above it. */
  write(file: string, text: string): void {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** Removes a file or folder. */
  remove(file: string): void {
    rmSync(join(this.folder, file), { recursive: true, force: true });
  }

  /**
   * Replaces a text in a file.
   *
   * @throws {Error} if the file does not contain it
   */
  edit(file: string, from: string, to: string): void {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not contain: ${from}`);
    this.write(file, text.replace(from, to));
  }

  /** Adds YAML to a YAML file, as `addToYaml()` does. */
  add(file: string, fragment: string): void {
    this.write(file, addToYaml(this.read(file), fragment));
  }

  /** Runs a command in a folder of the copy, to its end. */
  run(folder: string, command: string, ...args: string[]): Ended {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: join(this.folder, folder),
      encoding: 'utf8',
      shell: process.platform === 'win32',
      maxBuffer: 2 ** 30,
    });
    return { status, stdout, stderr };
  }

  [Symbol.dispose](): void {
    rmSync(this.#temporary, { recursive: true, force: true });
  }
}

/** Links our packages to their copies. All other modules are found in the folder above the copy, as Node.js looks there. */
function linkOwnModules(folder: string): void {
  const modules = join(folder, 'node_modules/@ciam-sms');
  mkdirSync(modules, { recursive: true });
  for (const group of ['packages', 'apps']) {
    for (const name of existsSync(join(folder, group)) ? readdirSync(join(folder, group)) : []) {
      symlinkSync(join(folder, group, name), join(modules, name));
      const own = join(root, group, name, 'node_modules');
      if (existsSync(own)) symlinkSync(own, join(folder, group, name, 'node_modules'));
    }
  }
}

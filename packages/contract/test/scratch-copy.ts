import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A copy of the contract and its generator, to break and to change. */
export class ScratchCopy implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'scratch-'));

  constructor() {
    for (const path of ['openapi', 'redocly.yaml', 'tsconfig.base.json']) {
      cpSync(join(root, path), join(this.folder, path), { recursive: true });
    }
    for (const path of ['package.json', 'scripts', 'src', 'released']) {
      cpSync(join(root, 'packages/contract', path), join(this.folder, 'packages/contract', path), { recursive: true });
    }
    for (const path of ['node_modules', 'packages/contract/node_modules']) {
      if (existsSync(join(root, path))) symlinkSync(join(root, path), join(this.folder, path));
    }
  }

  /** Replaces a text in a file; the text has to be there. */
  edit(file: string, from: string, to: string): void {
    const path = join(this.folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not contain: ${from}`);
    writeFileSync(path, text.replace(from, to));
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  write(file: string, text: string): void {
    mkdirSync(join(this.folder, file, '..'), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  remove(file: string): void {
    rmSync(join(this.folder, file), { recursive: true, force: true });
  }

  /** Runs the generator, with `--check` to only compare. */
  generate(...args: string[]) {
    return this.#run('scripts/generate.ts', ...args);
  }

  /** Compares the contract with the released one, as `npm run check:breaking` does. */
  checkBreaking() {
    const generated = this.generate();
    return generated.status === 0 ? this.#run('scripts/check-breaking.ts') : generated;
  }

  #run(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: join(this.folder, 'packages/contract'),
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

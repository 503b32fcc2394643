import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A package that users install, and its folder. */
interface PublishedPackage {
  name: string;
  folder: string;
}

/** The workspaces that are not private. */
export const PUBLISHED: readonly PublishedPackage[] = globSync('{packages,apps}/*/package.json', { cwd: root })
  .sort()
  .map((file) => ({ folder: dirname(file), manifest: JSON.parse(readFileSync(join(root, file), 'utf8')) }))
  .filter(({ manifest }) => !manifest.private)
  .map(({ folder, manifest }) => ({ name: manifest.name, folder }));

/**
 * Runs a command to its end and returns what it wrote to stdout.
 *
 * @throws {Error} with what it wrote, if it fails
 */
export function runOrThrow(command: string, args: readonly string[], cwd: string = root): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} failed (${error?.message ?? status}):\n${stdout}${stderr}`);
}

/**
 * Runs a command of changesets that writes what it finds as JSON, and returns that.
 *
 * @throws {Error} with what it wrote, if it fails
 */
export function askChangesets<Found>(command: 'status' | 'publish-plan'): Found {
  const folder = mkdtempSync(join(tmpdir(), 'changesets-'));
  try {
    const file = join(folder, 'found.json');
    runOrThrow('changeset', [command, '--output', file]);
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The version that all packages share. */
export function readVersion(): string {
  return JSON.parse(readFileSync(`${root}packages/contract/package.json`, 'utf8')).version;
}

/** The version of the contract: of what was generated last, or of what was released last. */
export function readContractVersion(folder: 'dist' | 'released'): string {
  return JSON.parse(readFileSync(`${root}packages/contract/${folder}/openapi.json`, 'utf8')).info.version;
}

/** The bundled documents of the contract that are kept as the baseline. */
export const DOCUMENTS = ['openapi.json', 'model.json'];

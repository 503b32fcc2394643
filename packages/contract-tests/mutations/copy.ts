import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Our packages, by the name that they are imported with. */
const PACKAGES = {
  contract: 'packages/contract',
  client: 'packages/client',
  'contract-tests': 'packages/contract-tests',
  mock: 'apps/mock',
};

/**
 * Copies parts of the repository, to be changed without harm. What is installed is linked, and our own packages are
 * linked to their copies.
 *
 * @param parts Files and folders, relative to the repository.
 * @returns the folder of the copy, which is the caller's to remove
 */
export function copyRepository(parts: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  for (const path of parts) cpSync(join(root, path), join(folder, path), { recursive: true });

  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@ciam-sms'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@ciam-sms') symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const [name, path] of Object.entries(PACKAGES)) {
    if (!existsSync(join(folder, path))) continue;
    symlinkSync(join(folder, path), join(modules, '@ciam-sms', name));
    const own = join(root, path, 'node_modules');
    if (existsSync(own)) symlinkSync(own, join(folder, path, 'node_modules'));
  }
  return folder;
}

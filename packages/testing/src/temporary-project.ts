import { type DisposableTempDir, mkdtempDisposableSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/**
 * Makes a temporary folder in which everything that is installed here can be imported, our own packages included.
 *
 * @example
 * using project = temporaryProject('sample');
 * writeFileSync(join(project.path, 'sample.mjs'), "import '@ciam-sms/client';");
 */
export function temporaryProject(name: string): DisposableTempDir {
  const folder = mkdtempDisposableSync(join(tmpdir(), `${name}-`));
  symlinkSync(modules, join(folder.path, 'node_modules'), 'junction');
  return folder;
}

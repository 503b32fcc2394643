import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A program that can be started, and what it needs in its environment. */
export interface Program {
  executablePath: string;
  env?: Record<string, string>;
}

const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
const cache = fileURLToPath(new URL('../../../node_modules/.cache/ciam-sms/', import.meta.url));

/**
 * Unpacks the Chromium that comes as an npm package (Linux on x64), with the libraries and fonts that it needs, so that
 * it runs on a machine that has none of them. It is kept in `node_modules/.cache`, which belongs to whoever installed
 * the project; the shared temporary folder, where the package itself would put it, belongs to everybody.
 */
export async function unpackBundledChromium(): Promise<Program> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpackTo(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

/** Unpacks beside its place and moves it there as a whole: nobody ever meets a half of it, and the first one wins. */
async function unpackTo(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const half = await mkdtemp(join(cache, 'unpacking-'));
  try {
    // The package unpacks to fixed names in the temporary folder, so it is given one of its own.
    const script = fileURLToPath(new URL('unpack-chromium.ts', import.meta.url));
    await promisify(execFile)(process.execPath, [script, join(packageFolder, 'bin')], {
      env: { ...process.env, TMPDIR: half },
    });
    await writeFile(join(half, 'fonts.conf'), fontConfiguration(folder));
    await rename(half, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

function fontConfiguration(folder: string): string {
  const xml = (path: string) => path.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${xml(join(folder, 'fonts'))}</dir>
  <cachedir>${xml(join(folder, 'fonts-cache'))}</cachedir>
</fontconfig>
`;
}

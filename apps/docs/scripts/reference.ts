import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Path of a file of the bundled contract. */
export function contractFile(name: string): string {
  return fileURLToPath(import.meta.resolve(`@ciam-sms/contract/${name}`));
}

const REDOC_ADDRESS = /https:\/\/cdn\.redocly\.com\/redoc\/[^"']+\/redoc\.standalone\.js/g;
const LOGO_ADDRESS = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;

/** Renders the reference with Redoc, and makes it free of what Redoc would load from other hosts. */
export async function renderReference(css: string) {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'));
  const output = join(folder, 'index.html');
  const template = fileURLToPath(new URL('../src/reference.hbs', import.meta.url));
  const args = ['build-docs', contractFile('openapi.yaml'), '--output', output, '--template', template];
  try {
    const { status, stdout, stderr } = spawnSync(
      'redocly',
      [...args, '--openapi.disableTelemetry=true', `--templateOptions.css=${css}`],
      { encoding: 'utf8', shell: process.platform === 'win32', env: { ...process.env, REDOCLY_TELEMETRY: 'off' } },
    );
    if (status !== 0) throw new Error(`Redoc could not render the reference:\n${stdout}${stderr}`);
    const page = replaceAll(
      readFileSync(output, 'utf8'),
      / integrity="[^"]*" crossorigin="anonymous"/g,
      '',
      'integrity',
    );
    return {
      html: (redoc: string) => replaceAll(page, REDOC_ADDRESS, `./${redoc}`, 'script address'),
      // Without its picture the logo is left out; the link to Redocly stays.
      script: replaceAll(readFileSync(findRedoc(), 'utf8'), LOGO_ADDRESS, 'data:,', 'logo address'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Redoc 3 ships inside the command line tool that renders with it. */
function findRedoc(): string {
  const chunks = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'lib/chunks');
  const name = readdirSync(chunks).find((file) => file === 'redoc.standalone.js');
  if (!name)
    throw new Error('@redocly/cli no longer ships redoc.standalone.js; see how its build-docs --inlineBundle finds it');
  return join(chunks, name);
}

function replaceAll(text: string, pattern: RegExp, replacement: string, what: string): string {
  if (!text.match(pattern)) throw new Error(`Redoc's output has no ${what} where this build expects one`);
  return text.replace(pattern, replacement);
}

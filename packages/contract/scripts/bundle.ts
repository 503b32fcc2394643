import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Lints the contract and bundles it into one document. If it breaks a rule, Redocly's report says where and which, and
 * the process ends with exit code 1: nothing is ever generated from a broken contract.
 */
export function bundleContract(): object {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  try {
    const output = join(folder, 'openapi.json');
    redocly(['lint', 'openapi/openapi.yaml']);
    redocly(['bundle', 'openapi/openapi.yaml', '--output', output]);
    return JSON.parse(readFileSync(output, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function redocly(args: string[]) {
  const { status, stdout, stderr, error } = spawnSync('redocly', args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  if (status === 0) return;
  console.error(error?.message ?? `${stdout}${stderr}`);
  console.error('The contract is broken, so nothing was generated from it. Mend what the report above names.');
  process.exit(1);
}

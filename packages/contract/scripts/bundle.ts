import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Language } from '../src/catalogue.ts';

/** A change that an OpenAPI Overlay makes, at a JSONPath. */
export interface OverlayAction {
  target: string;
}

/** The overlay that holds the Chinese texts. */
export const CHINESE = 'openapi/overlays/zh.yaml';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Lints the contract and its overlays. If they break a rule, Redocly's report says where and which, and the process ends
 * with exit code 1: nothing is ever generated from a broken contract.
 */
export function lintContract(): void {
  redocly(['lint', 'openapi/openapi.yaml', CHINESE]);
}

/** Bundles the contract into one document, in English or with the texts of the Chinese overlay. */
export function bundleContract(language: Language) {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  try {
    const output = join(folder, 'openapi.json');
    redocly([
      ...['bundle', 'openapi/openapi.yaml', '--output', output],
      ...(language === 'zh' ? ['--overlay', CHINESE] : []),
    ]);
    return JSON.parse(readFileSync(output, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Reads the actions of the Chinese overlay. */
export function readOverlay(): { actions: OverlayAction[] } {
  return parse(readFileSync(join(root, CHINESE), 'utf8'));
}

/** Ends the process with what is wrong with the contract. */
export function refuse(report: string): never {
  console.error(report);
  console.error('The contract is broken, so nothing was generated from it. Mend what the report above names.');
  process.exit(1);
}

function redocly(args: string[]) {
  const { status, stdout, stderr, error } = spawnSync('redocly', args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  if (status !== 0) refuse(error?.message ?? `${stdout}${stderr}`);
}

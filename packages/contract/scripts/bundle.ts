import { globSync, mkdtempDisposableSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import { parse } from 'yaml';
import type { Language } from '../src/model.ts';
import { redocly, root } from './redocly.ts';

/** A change that an OpenAPI Overlay makes, at a JSONPath. */
export interface OverlayAction {
  target: string;
}

/** An overlay, and the actions in it. */
export interface Overlay {
  file: string;
  actions: OverlayAction[];
}

/** Reads the overlays with the Chinese texts. */
export function readOverlays(): Overlay[] {
  const files = globSync('openapi/overlays/zh/*.yaml', { cwd: root }).sort();
  return files.map((file) => ({ file, actions: parse(readFileSync(join(root, file), 'utf8')).actions }));
}

/** The contract breaks a rule; the message is Redocly's report, which says where and which. */
export class InvalidContract extends Error {}

/**
 * Lints the contract and its overlays.
 *
 * @throws {InvalidContract} if they break a rule
 */
export function lintContract(overlays: readonly Overlay[]): void {
  runOrThrow('lint', 'openapi/openapi.yaml', ...overlays.map(({ file }) => file));
}

/**
 * Bundles the contract into one document, in English or with the texts of the Chinese overlays.
 *
 * @throws {InvalidContract} if that is not possible
 */
export function bundleContract(language: Language, overlays: readonly Overlay[]): OpenApi.Document {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'contract-'));
  const output = join(folder.path, 'openapi.json');
  const chinese = language === 'zh' ? overlays.flatMap(({ file }) => ['--overlay', file]) : [];
  runOrThrow('bundle', 'openapi/openapi.yaml', '--output', output, ...chinese);
  return JSON.parse(readFileSync(output, 'utf8'));
}

function runOrThrow(...args: string[]): void {
  const { status, stdout, stderr, error } = redocly(...args);
  // Redocly writes its report to one, and to the other a few lines for each file, below which a report would be lost.
  if (status !== 0) throw new InvalidContract(error?.message ?? (stdout.trim() || stderr.trim()));
}

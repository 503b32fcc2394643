import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  BaseResolver,
  bundle,
  type Config,
  type Document,
  lint,
  loadConfig,
  type NormalizedProblem,
  YamlParseError,
} from '@redocly/openapi-core';
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import type { Language } from '../src/model.ts';
import { root } from './redocly.ts';
import { listDeadActions, listUntranslated, type Overlay } from './translation.ts';

const CONTRACT = join(root, 'openapi/openapi.yaml');

/** The contract breaks rules. */
export class InvalidContract extends Error {
  readonly problems: NormalizedProblem[];

  constructor(problems: NormalizedProblem[]) {
    super('The contract is invalid');
    this.problems = problems;
  }
}

/**
 * Lints the contract and its Chinese overlays, and bundles it into a document per language: what the Redocly CLI does, in
 * one process that parses a file once for both.
 *
 * @throws {InvalidContract} if they break a rule, or a text is not in Chinese
 * @example
 * const { en, zh } = await bundleContract();
 */
export async function bundleContract(): Promise<Record<Language, OpenApi.Document>> {
  const config = await loadConfig({ configPath: join(root, 'redocly.yaml') });
  const overlays = globSync(join(root, 'openapi/overlays/zh/*.yaml')).sort();
  // Bundling changes what was parsed, so each language has its own.
  const [english, chinese] = [new BaseResolver(config.resolve), new BaseResolver(config.resolve)];
  const problems = await lintFile(CONTRACT, config, english);
  for (const file of overlays) problems.push(...(await lintFile(file, config, chinese)));
  throwIfAny(problems);

  const en = await bundle({ ref: CONTRACT, config, externalRefResolver: english });
  const zh = await bundle({ ref: CONTRACT, config, externalRefResolver: chinese, overlays });
  throwIfAny([...en.problems, ...zh.problems]);
  const documents = { en: copyOf(en.bundle), zh: copyOf(zh.bundle) };
  const actions = await readAll<Overlay>(overlays, chinese);
  const parts = await readAll([...english.getFiles()], english);
  throwIfAny([...listDeadActions(actions, documents.en), ...listUntranslated(documents.zh, en.bundle, parts)]);
  return documents;
}

async function lintFile(ref: string, config: Config, externalRefResolver: BaseResolver): Promise<NormalizedProblem[]> {
  try {
    return await lint({ ref, config, externalRefResolver });
  } catch (error) {
    // If another file refers to this one, the linter reports it.
    if (!(error instanceof YamlParseError))
      throw new Error(`${relative(root, ref)} cannot be linted`, { cause: error });
    const { source, line, col, message } = error;
    const location = [{ source, pointer: undefined, start: { line, col } }];
    return [{ ruleId: 'yaml', severity: 'error', message: `Failed to parse: ${message}`, location, suggest: [] }];
  }
}

function throwIfAny(problems: NormalizedProblem[]): void {
  if (problems.some(({ severity, ignored }) => severity === 'error' && !ignored)) throw new InvalidContract(problems);
}

/** The documents of files that were parsed before. */
function readAll<Parsed>(files: readonly string[], resolver: BaseResolver): Promise<Document<Parsed>[]> {
  return Promise.all(files.map((file) => resolver.resolveDocument(null, file) as Promise<Document<Parsed>>));
}

/** A bundle may have one object in several places. */
function copyOf({ parsed }: Document): OpenApi.Document {
  return JSON.parse(JSON.stringify(parsed));
}

import { globSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import {
  BaseResolver,
  bundle,
  type Config,
  type Document,
  lint,
  loadConfig,
  type NormalizedProblem,
  Source,
  YamlParseError,
} from '@redocly/openapi-core';
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import type { Language } from '../src/model.ts';
import { listChanges } from './overlay-changes.ts';
import { root } from './redocly.ts';
import { listDeadActions, listMisplaced, listUntranslated, type Overlay } from './translation.ts';

const CONTRACT = join(root, 'openapi/openapi.yaml');

/** A document per language. */
export type Documents = Record<Language, OpenApi.Document>;

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
 * @throws {InvalidContract} if they break a rule, an overlay changes the API, a text is not in Chinese, or nothing
 * refers to a file
 * @example
 * const { en, zh } = await bundleContract();
 */
export async function bundleContract(): Promise<Documents> {
  const sources = await findSources();
  const { config, overlays, english, chinese } = sources;
  const problems = await lintFile(CONTRACT, config, english);
  for (const file of overlays) problems.push(...(await lintFile(file, config, chinese)));
  throwIfAny(problems);

  const { en, zh } = await bundleSources(sources);
  const documents = { en: copyOf(en), zh: copyOf(zh) };
  const actions = await Promise.all(overlays.map((file) => read<Overlay>(file, chinese)));
  const parts = await Promise.all([...english.getFiles()].map((file) => read(file, english)));
  throwIfAny([
    ...listDeadActions(actions, documents.en),
    ...listChanges(actions, documents.zh, documents.en),
    ...listMisplaced(actions, en, parts),
    ...listUntranslated(documents.zh, en, parts),
    ...listUnused(english.getFiles()),
  ]);
  return documents;
}

/**
 * Bundles some paths of the contract with what they need, in a moment: nothing is linted.
 *
 * @param files Those of the paths, below `openapi/`.
 * @throws {InvalidContract} if they cannot be bundled
 * @example
 * const { en, zh } = await bundlePaths(['paths/api_v2_sdk_sms_send.yaml']);
 */
export async function bundlePaths(files: readonly string[]): Promise<Documents> {
  const sources = await findSources();
  for (const resolver of [sources.english, sources.chinese]) {
    const { parsed } = await read<OpenApi.Document>(CONTRACT, resolver);
    const paths = Object.entries(parsed.paths ?? {}).filter(([, item]) => files.includes(item?.$ref ?? ''));
    parsed.paths = Object.fromEntries(paths);
  }
  const { en, zh } = await bundleSources(sources);
  return { en: copyOf(en), zh: copyOf(zh) };
}

async function findSources() {
  const config = await loadConfig({ configPath: join(root, 'redocly.yaml') });
  return {
    config,
    overlays: globSync('openapi/overlays/zh/*.yaml', { cwd: root })
      .sort()
      .map((file) => join(root, file)),
    // Bundling changes what was parsed, so each language has its own.
    english: new BaseResolver(config.resolve),
    chinese: new BaseResolver(config.resolve),
  };
}

async function bundleSources({ config, overlays, english, chinese }: Awaited<ReturnType<typeof findSources>>) {
  const en = await bundle({ ref: CONTRACT, config, externalRefResolver: english });
  const zh = await bundle({ ref: CONTRACT, config, externalRefResolver: chinese, overlays });
  throwIfAny([...en.problems, ...zh.problems]);
  return { en: en.bundle, zh: zh.bundle };
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

/** Lists the files of the contract that nothing refers to: whoever wrote one believes it to be part of the contract. */
function listUnused(used: ReadonlySet<string>): NormalizedProblem[] {
  return globSync('openapi/{paths,components}/**/*.yaml', { cwd: root })
    .sort()
    .filter((file) => !used.has(join(root, file)))
    .map((file) => {
      const message = `Nothing in the contract refers to this file. ${howToUse(file.split(sep))}, or delete the file.`;
      const location = [{ source: new Source(join(root, file), ''), pointer: undefined, start: { line: 1, col: 1 } }];
      return { ruleId: 'unused-file', severity: 'error', message, location, suggest: [] };
    });
}

function howToUse([, folder, kind]: string[]): string {
  if (folder === 'paths') return 'Add its path to openapi/openapi.yaml';
  return kind === 'errors'
    ? 'Add its examples to a response, with their cause in `x-mock-causes`'
    : 'Refer to it where it is needed';
}

function throwIfAny(problems: NormalizedProblem[]): void {
  if (problems.some(({ severity, ignored }) => severity === 'error' && !ignored)) throw new InvalidContract(problems);
}

/** Reads a file, or returns what it was parsed to before. */
function read<Parsed>(file: string, resolver: BaseResolver): Promise<Document<Parsed>> {
  return resolver.resolveDocument<Parsed>(null, file) as Promise<Document<Parsed>>;
}

/** Copies a bundle, which may have one object in several places. As in those of the CLI, its largest parts come last. */
function copyOf({ parsed }: Document): OpenApi.Document {
  const { paths, components, ...rest } = JSON.parse(JSON.stringify(parsed));
  return { ...rest, paths, components };
}

import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Language, readContract } from '@ciam-sms/contract/model';
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import { bundlePaths, type Documents } from '../../../../packages/contract/scripts/bundle.ts';
import { readBundles } from '../../../../packages/contract/scripts/read-model.ts';
import { languageFolder } from '../frame/layout.ts';
import type { Page } from '../frame/page.ts';
import type { FinishedPage } from '../output/finish-page.ts';
import type { Recall } from '../output/memory.ts';
import { bundledContract } from '../reference/bundled-contract.ts';
import { type Redoc, type ReferenceSection, renderSections } from '../reference/render.ts';
import { LANGUAGES } from '../texts.ts';
import { ownPages, sharedPages } from './all-pages.ts';
import { hasFolders } from './folders.ts';

const openapi = fileURLToPath(new URL('../../../../openapi/', import.meta.url));

/** A change that more paths share is left to the build. */
const MOST_PATHS = 5;

/** What a page is going to have in its frame. */
export interface Preview {
  /** Its path on the site, which begins and ends with a slash. */
  path: string;
  main: string;
}

/** Makes the pages of a language from what Redoc shows. */
type MakePages = (sections: readonly ReferenceSection[], language: Language) => Promise<(Page | FinishedPage)[]>;

/**
 * Prepares previews of the pages of operations, which need no build. Where each operation has pages of its own, a preview
 * has those of the operations that differ from what was built when this was called, or from what was previewed since.
 *
 * @returns a function that takes the changed files, below `openapi/`, and rejects if the contract cannot be bundled
 * @example
 * const preview = preparePreviews(startRedoc(), recallNothing);
 * await preview(['paths/api_v2_sdk_sms_send.yaml']);
 */
export function preparePreviews(redoc: Redoc, recall: Recall): (files: readonly string[]) => Promise<Preview[]> {
  const previewed = new Map<string, string>();
  // Read once: a build that runs may have made a new one of a change that the site does not show yet.
  const built = readContract();
  return async (files) => (hasFolders(built) ? previewOwn(files) : previewShared());

  async function previewShared(): Promise<Preview[]> {
    const documents = await bundlePaths(listFiles('paths/*.yaml'));
    const contract = await readBundles(documents);
    return render(documents, (sections, language) => sharedPages(contract, sections, language));
  }

  async function previewOwn(files: readonly string[]): Promise<Preview[]> {
    const paths = pathsOf(files);
    if (paths.length > MOST_PATHS) return [];
    const documents = await bundlePaths(paths);
    for (const language of LANGUAGES) await addMeanings(documents[language], language);
    const { operations, ...rest } = await readBundles(documents);
    const known = (id: string) => previewed.get(id) ?? JSON.stringify(built.operations.find((one) => one.id === id));
    const changed = operations.filter((one) => JSON.stringify(one) !== known(one.id));
    const current = built.operations.map((old) => operations.find(({ id }) => id === old.id) ?? old);
    const contract = { ...rest, operations: current };
    for (const language of LANGUAGES) keepOperations(documents[language], new Set(changed.map(({ id }) => id)));
    const previews = await render(documents, async (sections, language) =>
      (await Promise.all(changed.map((one) => ownPages(one, contract, sections, language, recall)))).flat(),
    );
    for (const one of changed) previewed.set(one.id, JSON.stringify(one));
    return previews;
  }

  async function render(documents: Documents, makePages: MakePages): Promise<Preview[]> {
    const previews: Preview[] = [];
    for (const language of LANGUAGES) {
      const { sections } = await renderSections(documents[language], redoc, recall);
      for (const { path, main } of await makePages(sections, language))
        previews.push({ path: `/${languageFolder(language)}${path}`, main: String(await main) });
    }
    return previews;
  }
}

/** The files of the paths that files of the contract are about: a path itself, its Chinese texts, what it refers to. */
function pathsOf(files: readonly string[]): string[] {
  const texts = listFiles('{paths,components}/**/*.yaml').map(
    (file) => [file, readFileSync(join(openapi, file), 'utf8')] as const,
  );
  const found = new Set(files.map((file) => file.replace('overlays/zh/', 'paths/')));
  // What is added here is gone through as well.
  for (const file of found) {
    for (const [other, text] of texts) if (text.includes(basename(file))) found.add(other);
  }
  const paths = texts.map(([file]) => file).filter((file) => file.startsWith('paths/'));
  return paths.filter((file) => found.has(file));
}

function listFiles(pattern: string): string[] {
  // Stryker disable next-line StringLiteral: only Windows has the one instead of the other
  return globSync(pattern, { cwd: openapi }).map((file) => file.replaceAll('\\', '/'));
}

/** Adds what error codes mean, which a few paths cannot tell: others return some of the codes. */
async function addMeanings({ components }: OpenApi.Document, language: Language): Promise<void> {
  const { components: built } = JSON.parse(await bundledContract(language, 'json'));
  for (const [name, schema] of Object.entries(components?.schemas ?? {})) {
    const meanings = built.schemas[name]?.['x-enumDescriptions'];
    if (meanings && !('x-enumDescriptions' in schema)) Object.assign(schema, { 'x-enumDescriptions': meanings });
  }
}

/** Leaves nothing in a document but some of its operations. */
function keepOperations({ paths }: OpenApi.Document, ids: ReadonlySet<string>): void {
  for (const item of Object.values(paths ?? {})) {
    for (const [key, part] of Object.entries(item ?? {})) {
      const id = Reflect.get(Object(part), 'operationId');
      if (id && !ids.has(id)) Reflect.deleteProperty(item ?? {}, key);
    }
  }
}

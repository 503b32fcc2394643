import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readContract } from '@ciam-sms/contract/model';
import { bundlePaths } from '../../../../packages/contract/scripts/bundle.ts';
import { readBundles } from '../../../../packages/contract/scripts/read-model.ts';
import { languageFolder } from '../frame/layout.ts';
import type { Recall } from '../output/memory.ts';
import { type Redoc, renderSections } from '../reference/render.ts';
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

/**
 * Makes the pages of the operations that a change of the contract is about, and builds nothing else.
 *
 * @param files What has changed, below `openapi/`.
 * @throws {Error} if the changed contract cannot be bundled
 * @example
 * await previewPages(['paths/api_v2_sdk_sms_send.yaml'], startRedoc(), recallNothing);
 */
export async function previewPages(files: readonly string[], redoc: Redoc, recall: Recall): Promise<Preview[]> {
  const built = readContract();
  const isLarge = hasFolders(built);
  const paths = isLarge ? pathsOf(files) : listFiles('paths/*.yaml');
  if (paths.length === 0 || (isLarge && paths.length > MOST_PATHS)) return [];
  const documents = await bundlePaths(paths);
  const { operations, ...changed } = await readBundles(documents);
  const contract = isLarge
    ? { ...changed, operations: built.operations.map((old) => operations.find(({ id }) => id === old.id) ?? old) }
    : { ...changed, operations };
  const previews: Preview[] = [];
  for (const language of LANGUAGES) {
    const { sections } = await renderSections(documents[language], redoc, recall);
    const pages = isLarge
      ? (await Promise.all(operations.map((one) => ownPages(one, contract, sections, language, recall)))).flat()
      : await sharedPages(contract, sections, language);
    for (const { path, main } of pages)
      previews.push({ path: `/${languageFolder(language)}${path}`, main: String(await main) });
  }
  return previews;
}

/** The files of the paths that files of the contract are about: a path itself, its Chinese texts, what it refers to. */
function pathsOf(files: readonly string[]): string[] {
  const texts = listFiles('{paths,components}/**/*.yaml').map(
    (file) => [file, readFileSync(join(openapi, file), 'utf8')] as const,
  );
  const found = new Set(files.map((file) => file.replace(/^overlays\/zh\//, 'paths/')));
  // What is added here is gone through as well.
  for (const file of found) {
    for (const [other, text] of texts) if (text.includes(basename(file))) found.add(other);
  }
  const paths = texts.map(([file]) => file).filter((file) => file.startsWith('paths/'));
  return paths.filter((file) => found.has(file));
}

function listFiles(pattern: string): string[] {
  return globSync(pattern, { cwd: openapi }).map((file) => file.replaceAll('\\', '/'));
}

import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Language, readContract } from '@ciam-sms/contract/model';
import MiniSearch from 'minisearch';
import { languageFolder, layout } from '../frame/layout.ts';
import type { ListedPage } from '../frame/page.ts';
import { allPages } from '../pages/all-pages.ts';
import { hasFolders } from '../pages/folders.ts';
import { notFoundPage } from '../pages/not-found.ts';
import { readVersions } from '../pages/versions.ts';
import { bundledContract } from '../reference/bundled-contract.ts';
import { readControlApi } from '../reference/control-api.ts';
import { renderReference } from '../reference/render.ts';
import { SEARCH_OPTIONS, type SearchEntry } from '../search/options.ts';
import { LANGUAGES, TEXTS } from '../texts.ts';
import { buildAssets } from './build-assets.ts';
import { compressFolder } from './compress.ts';
import { type FinishedPage, finishPage } from './finish-page.ts';
import { llmsText } from './llms.ts';
import { type Recall, recallNothing } from './memory.ts';
import { headersFile } from './site-headers.ts';
import { siteMap } from './site-map.ts';
import { moveToRoot } from './twin.ts';

const FAVICON = new URL('../frame/favicon.svg', import.meta.url);

/** Where a site is built to, and for. */
interface BuildOptions {
  /** Folder, emptied first. */
  outDir: string;
  /** Future address of the site, if that is known: `https://docs.example.com/sms/`. */
  siteUrl?: string | undefined;
  /** Remembers what was made before; see `rememberIn`. */
  recall?: Recall;
}

/**
 * Builds the site from the contract, the guides and the changelog: pages, their Markdown, search, downloads.
 *
 * @throws {Error} if a source lacks something that a page needs
 * @example
 * await buildSite({ outDir: 'dist', siteUrl: 'https://docs.example.com/sms/' });
 */
export async function buildSite({ outDir, siteUrl, recall = recallNothing }: BuildOptions): Promise<void> {
  const contract = readContract();
  const sources = { contract, controlApi: await readControlApi(), versions: readVersions(contract) };
  // Stryker disable next-line BooleanLiteral: only the first build finds no folder
  await rm(outDir, { recursive: true, force: true });
  const { assets, inlined } = await buildAssets(outDir);
  assets['favicon.svg'] = await addAsset('favicon.svg', await readFile(FAVICON));
  for (const { name, document } of sources.versions)
    await write(`changelog/openapi-${name}.json`, await readFile(document));

  const pages = new Map<Language, ListedPage[]>();
  for (const language of LANGUAGES) {
    const { sections, css } = await renderReference(JSON.parse(await bundledContract(language, 'json')), recall);
    inlined['redoc.css'] ??= css;
    const list = await allPages(sources, sections, language, recall);
    await writeLanguage(language, list);
    // Many pages are more than the memory should hold, in two languages.
    pages.set(
      language,
      list.map(({ path, title, description, navigation }) => ({ path, title, description, navigation })),
    );
  }

  const notFound = await finishPage(notFoundPage(pages));
  const notFoundText = String(await layout(notFound, { language: 'en', assets, inlined, siteUrl }));
  // A host shows it at any depth, so its links begin at the root of the site where that is known.
  await write(
    notFound.path,
    siteUrl ? notFoundText.replaceAll('="./', `="${new URL(siteUrl).pathname}`) : notFoundText,
  );
  await write('llms.txt', llmsText(contract, pages));
  await write('_headers', headersFile(inlined));
  // Stryker disable next-line ConditionalExpression: of a build without an address, tests have the one without the mutant
  if (siteUrl) {
    const addresses = [...pages].flatMap(([language, list]) =>
      list.map(({ path }) => siteUrl + languageFolder(language) + path),
    );
    await write('sitemap.xml', siteMap(addresses));
    await write('robots.txt', `User-agent: *\nAllow: /\nSitemap: ${siteUrl}sitemap.xml\n`);
  }
  await compressFolder(outDir, { isLarge: hasFolders(contract) });

  /** Writes the pages of a language, its search, and what it offers to programs. */
  async function writeLanguage(language: Language, list: readonly FinishedPage[]): Promise<void> {
    const folder = languageFolder(language);
    const index = new MiniSearch<SearchEntry>(SEARCH_OPTIONS);
    index.addAll(list.flatMap(({ entries }) => entries));
    const downloads = ['openapi.yaml', 'openapi.json'];
    index.addAll(downloads.map((name) => ({ id: name, title: name, page: TEXTS[language].downloads, text: '' })));
    assets[`search.${language}.json`] = await addAsset(`search.${language}.json`, JSON.stringify(index));
    for (const page of list) {
      await write(
        `${folder}${page.path}index.html`,
        String(await layout(page, { language, assets, inlined, siteUrl })),
      );
      await write(`${folder}${page.path}index.md`, page.markdown);
    }
    const whole = list.map(({ markdown, path }) => moveToRoot(markdown, path));
    await write(`${folder}llms-full.txt`, whole.join('\n'));
    for (const format of ['json', 'yaml'] as const)
      await write(`${folder}openapi.${format}`, await bundledContract(language, format));
  }

  /** Puts a file into assets/ under a name that changes with its content, so that it can be cached for ever. */
  async function addAsset(name: string, text: string | Buffer): Promise<string> {
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
    const path = `assets/${name.replace(/\.(\w+)$/, `.${hash}.$1`)}`;
    await write(path, text);
    return path;
  }

  async function write(path: string, text: string | Buffer): Promise<void> {
    const file = join(outDir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

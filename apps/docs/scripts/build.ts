/** Builds the site into dist/, or the folder that is given. `SITE_URL` is its future address, if that is known. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Language, readContract } from '@ciam-sms/contract/model';
import MiniSearch from 'minisearch';
import { languageFolder, layout } from '../src/frame/layout.ts';
import type { Page } from '../src/frame/page.ts';
import { buildAssets } from '../src/output/build-assets.ts';
import { compressFolder } from '../src/output/compress.ts';
import { llmsText } from '../src/output/llms.ts';
import { headersFile } from '../src/output/site-headers.ts';
import { siteMap } from '../src/output/site-map.ts';
import { writeTwin } from '../src/output/twin.ts';
import { changelogPage } from '../src/pages/changelog.ts';
import { errorsPage } from '../src/pages/errors.ts';
import { guidePages, homePage } from '../src/pages/guides.ts';
import { mockControlPage } from '../src/pages/mock-control.ts';
import { notFoundPage } from '../src/pages/not-found.ts';
import { referencePage } from '../src/pages/reference.ts';
import { tryItPage } from '../src/pages/try-it.ts';
import { readVersions } from '../src/pages/versions.ts';
import { bundledContract } from '../src/reference/bundled-contract.ts';
import { readControlApi } from '../src/reference/control-api.ts';
import { inspectPage } from '../src/search/inspect-page.ts';
import { SEARCH_OPTIONS, type SearchEntry } from '../src/search/options.ts';
import { LANGUAGES, TEXTS } from '../src/texts.ts';

const dist = pathToFileURL(resolve(process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url))) + sep);
const siteUrl = process.env.SITE_URL?.replace(/\/*$/, '/');
const contract = readContract();
const controlApi = await readControlApi();
await rm(dist, { recursive: true, force: true });

const { assets, inlined } = await buildAssets(fileURLToPath(dist));
assets['favicon.svg'] = await addAsset('favicon.svg', await readSource('frame/favicon.svg'));
const versions = readVersions(contract);
for (const { name, document } of versions)
  await write(`changelog/openapi-${name}.json`, await readFile(document, 'utf8'));
const pages = new Map<Language, Page[]>();
for (const [language, { page, css }] of await Promise.all(
  LANGUAGES.map(async (language) => [language, await referencePage(contract, language)] as const),
)) {
  inlined['redoc.css'] ??= css;
  pages.set(language, [
    homePage(contract, language),
    page,
    ...guidePages(contract, language),
    mockControlPage(controlApi, language),
    errorsPage(contract, language),
    await tryItPage(contract, language),
    changelogPage(versions, language),
  ]);
}

for (const [language, list] of pages) {
  const rendered = await Promise.all(
    list.map(async (page) => {
      const main = String(await page.main);
      return { page, main, ...inspectPage(main, page.path, page.title) };
    }),
  );
  const index = new MiniSearch<SearchEntry>(SEARCH_OPTIONS);
  index.addAll(rendered.flatMap(({ entries }) => entries));
  index.addAll(
    ['openapi.yaml', 'openapi.json'].map((name) => ({
      id: name,
      title: name,
      page: TEXTS[language].downloads,
      text: '',
    })),
  );
  assets[`search.${language}.json`] = await addAsset(`search.${language}.json`, JSON.stringify(index));
  for (const { page, main, headings } of rendered) {
    const place = `${languageFolder(language)}${page.path}`;
    await write(`${place}index.html`, String(await layout(page, { language, assets, inlined, headings, siteUrl })));
    await write(`${place}index.md`, page.markdown ?? writeTwin(main, page.path));
  }
  const whole = rendered.map(({ page, main }) => page.markdown ?? writeTwin(main, page.path, true));
  await write(`${languageFolder(language)}llms-full.txt`, whole.join('\n'));
  for (const format of ['json', 'yaml'] as const) {
    await write(`${languageFolder(language)}openapi.${format}`, await bundledContract(language, format));
  }
}

const notFound = notFoundPage(pages);
const notFoundText = String(await layout(notFound, { language: 'en', assets, inlined, headings: [], siteUrl }));
// A host shows it at any depth, so its links begin at the root of the site where that is known.
await write('404.html', siteUrl ? notFoundText.replaceAll('="./', `="${new URL(siteUrl).pathname}`) : notFoundText);
await write('llms.txt', llmsText(contract, pages));
await write('_headers', headersFile(inlined));
if (siteUrl) {
  await write(
    'sitemap.xml',
    siteMap(
      [...pages].flatMap(([language, list]) => list.map(({ path }) => siteUrl + languageFolder(language) + path)),
    ),
  );
  await write('robots.txt', `User-agent: *\nAllow: /\nSitemap: ${siteUrl}sitemap.xml\n`);
}
await compressFolder(fileURLToPath(dist));

/** Puts a file into assets/ under a name that changes with its content, so that it can be cached for ever. */
async function addAsset(name: string, text: string): Promise<string> {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const path = `assets/${name.replace(/\.(\w+)$/, `.${hash}.$1`)}`;
  await write(path, text);
  return path;
}

async function readSource(path: string): Promise<string> {
  return readFile(new URL(`../src/${path}`, import.meta.url), 'utf8');
}

async function write(path: string, text: string): Promise<void> {
  const file = fileURLToPath(new URL(path, dist));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/**
 * Set-up of the mutation tests: makes pages in the process of the tests, so that these read what a mutant of the code makes
 * of them. `MADE_ANEW` names the pages: those that the mutated files make. All others are those of the last build, and so
 * is what they load. See `packages/contract-tests/mutations/`.
 */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Language, readContract } from '@ciam-sms/contract/model';
import { vi } from 'vitest';
import type { Page } from '../src/frame/page.ts';
import { rememberIn } from '../src/output/memory.ts';
import type { ReferenceSection } from '../src/reference/render.ts';

const docs = fileURLToPath(new URL('..', import.meta.url));
const memory = `${docs}.cache`;
const { recall } = rememberIn(memory);
const contract = readContract();

/** The thread that renders finds there which mutant is active. */
const { __stryker__ } = globalThis as { __stryker__?: { activeMutant?: string } };
if (__stryker__?.activeMutant) process.env.__STRYKER_ACTIVE_MUTANT__ = __stryker__.activeMutant;

vi.mock('@ciam-sms/zoo', async (original) => {
  const { readZoo } = await original<typeof import('@ciam-sms/zoo')>();
  const zoo = await recall('zoo', readZoo);
  return { readZoo: () => zoo };
});

/** What Redoc renders of the contract. */
function sectionsOf(language: Language): Promise<ReferenceSection[]> {
  return recall(['sections', language], async () => {
    const { renderReference } = await import('../src/reference/render.ts');
    const { bundledContract } = await import('../src/reference/bundled-contract.ts');
    return (await renderReference(JSON.parse(await bundledContract(language, 'json')), recall)).sections;
  });
}

/** What pages load, and the styles and scripts that are a part of them, as they are in the last build. */
function frameOf(language: Language) {
  const files = readdirSync(`${docs}dist/assets`);
  const find = (name: RegExp) => `assets/${files.find((file) => name.test(file))}`;
  const page = readFileSync(`${docs}dist/reference/index.html`, 'utf8');
  const [site = '', redoc = '', reference = ''] = [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css]) => css);
  const [, theme = ''] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
  return {
    language,
    assets: {
      'site.ts': find(/^site-.*\.js$/),
      'try-it.ts': find(/^try-it-.*\.js$/),
      'favicon.svg': find(/^favicon\..*\.svg$/),
      [`search.${language}.json`]: find(new RegExp(`^search\\.${language}\\..*json$`)),
    },
    inlined: { 'site.css': site, 'redoc.css': redoc, 'reference.css': reference, 'theme.js': theme },
  };
}

/** What makes each page; what it imports is loaded only where it is asked for. */
const PAGES: Readonly<Record<string, (language: Language) => Promise<Page | Page[]>>> = {
  home: async (language) => (await import('../src/pages/guides.ts')).homePage(contract, language),
  guides: async (language) => (await import('../src/pages/guides.ts')).guidePages(contract, language),
  errors: async (language) => (await import('../src/pages/errors.ts')).errorsPage(contract, language),
  try: async (language) => (await import('../src/pages/try-it.ts')).tryItPage(contract, language),
  reference: async (language) => {
    const sections = await sectionsOf(language);
    return (await import('../src/pages/reference.ts')).referencePage(contract, sections, language);
  },
  control: async (language) => {
    const { readControlApi } = await import('../src/reference/control-api.ts');
    const { mockControlPage } = await import('../src/pages/mock-control.ts');
    return mockControlPage(await recall('control', readControlApi), language);
  },
  changelog: async (language) => {
    const { readVersions } = await import('../src/pages/versions.ts');
    return (await import('../src/pages/changelog.ts')).changelogPage(readVersions(contract), language);
  },
};

const names = (process.env.MADE_ANEW ?? '').split(' ').filter(Boolean);
if (names.length > 0 && !process.env.DOCS_SITE) {
  const site = `${memory}/site-${process.env.STRYKER_MUTATOR_WORKER ?? 0}/`;
  if (!existsSync(site)) cpSync(`${docs}dist`, site, { recursive: true });
  process.env.DOCS_SITE = site;
  const { layout, languageFolder } = await import('../src/frame/layout.ts');
  const { finishPage } = await import('../src/output/finish-page.ts');
  const { LANGUAGES } = await import('../src/texts.ts');
  for (const language of LANGUAGES) {
    const frame = frameOf(language);
    for (const name of names) {
      for (const page of [await PAGES[name]?.(language)].flat()) {
        if (!page) throw new Error(`MADE_ANEW names a page that is not known: ${name}`);
        const finished = await finishPage(page);
        const file = `${site}${languageFolder(language)}${page.path}index`;
        writeFileSync(`${file}.html`, String(await layout(finished, frame)));
        writeFileSync(`${file}.md`, finished.markdown);
      }
    }
  }
}

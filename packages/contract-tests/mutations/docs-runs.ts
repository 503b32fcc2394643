import { type Run, sources } from './run.ts';

/** Code that makes pages of the docs, and the names of the pages, see `apps/docs/test/site-of-mutant.ts`. */
const made = (...pages: string[]) => ({
  isolate: false,
  setupFiles: 'test/site-of-mutant.ts',
  env: { MADE_ANEW: pages.join(' ') },
});
/** What tells the scripts in a browser which mutant is active. */
const inBrowser = {
  runsIn: 'browser' as const,
  options: {
    isolate: false,
    testTimeout: 10_000,
    expect: { poll: { timeout: 3_000 } },
    globalSetup: 'test/site-and-browser.ts',
    setupFiles: ['test/site-of-mutant.ts', 'test/mutant-in-browser.ts'],
  },
};

/** The scripts of the pages, each with the few tests that are about it. */
const SCRIPTS: readonly Run[] = [
  { mutate: sources(['browser/read-call']), tests: ['read-call'], ofSources: true },
  {
    mutate: [
      ...sources(['choices', 'theme-switch', 'samples', 'print-samples'].map((name) => `browser/${name}`)),
      'src/browser/theme.js',
    ],
    tests: ['controls'],
    ...inBrowser,
  },
  { mutate: sources(['browser/copy']), tests: ['copying'], ...inBrowser },
  {
    mutate: sources(['browser/site', 'browser/language', 'browser/open-target']),
    tests: ['finding', 'controls'],
    ...inBrowser,
  },
  { mutate: sources(['browser/search']), tests: ['search-dialog', 'finding'], ...inBrowser },
  { mutate: sources(['browser/pass-on']), tests: ['flow'], ...inBrowser },
  { mutate: sources(['browser/try-it']), tests: ['try-it', 'any-form'], ...inBrowser },
  {
    mutate: sources(['browser/call-operation', 'browser/show-result']),
    tests: ['any-response', 'any-form'],
    ...inBrowser,
  },
];

/** The code that makes the pages of the docs, and serves them; of each file, the tests that are most about it. */
const MAKING: readonly Run[] = [
  { mutate: ['src/texts.ts'], tests: ['texts'] },
  { mutate: sources(['frame/sequence', 'pages/split-guide']), tests: ['sequence', 'split-guide'] },
  { mutate: sources(['samples/*']), tests: ['samples', 'calls'], options: made() },
  { mutate: sources(['search/*', 'output/finish-page']), tests: ['inspect-page', 'search-options'] },
  {
    mutate: sources(
      ['twin', 'content-security-policy', 'site-headers', 'site-map', 'llms'].map((name) => `output/${name}`),
    ),
    tests: ['twin', 'site-headers', 'llms'],
    options: made(),
  },
  {
    mutate: sources(['reference/labels', 'reference/fill-in', 'reference/split-contract', 'reference/theme-dark']),
    tests: ['labels', 'fill-in', 'split-contract'],
    options: made(),
  },
  {
    mutate: sources(['pages/errors', 'pages/list-errors', 'pages/flow', 'pages/try-it']),
    tests: ['any-operation', 'try-it-page', 'errors-page', 'facts'],
    options: made('errors', 'try'),
  },
  { mutate: sources(['pages/form-inputs']), tests: ['form-inputs', 'body-inputs'], options: made() },
  {
    mutate: sources(['pages/folders', 'pages/operation-pages', 'pages/indexes', 'pages/all-pages']),
    tests: ['operation-pages', 'many-operations'],
    options: made(),
  },
  {
    mutate: sources(['pages/reference', 'pages/reference-markdown']),
    tests: ['reference-markdown', 'reference-page'],
    options: made(),
  },
  {
    mutate: sources(['pages/guides', 'frame/code', 'frame/page']),
    tests: ['guides', 'fill-in'],
    options: made(),
  },
  {
    mutate: sources(['pages/mock-control', 'pages/changelog', 'pages/versions']),
    tests: ['versions', 'changelog', 'mock-control', 'llms'],
    options: made('control'),
  },
  {
    mutate: sources(['frame/layout']),
    tests: ['layout', 'frame', 'links', 'hosting', 'operation-pages'],
    options: made('home', 'errors'),
  },
  {
    mutate: sources([
      ...['compress', 'memory'].map((name) => `output/${name}`),
      ...['bundled-contract', 'control-api', 'render'].map((name) => `reference/${name}`),
    ]),
    tests: ['memory', 'compress', 'render', 'mock-control'],
  },
  { mutate: sources(['output/build-assets']), tests: ['build-assets'], options: { testTimeout: 20_000 } },
  {
    mutate: sources(['output/build-site', 'pages/not-found']),
    tests: ['build-site'],
    options: { isolate: false, setupFiles: 'test/pages-of-last-mutant.ts' },
  },
  { mutate: sources(['pages/preview']), tests: ['preview'], options: { testTimeout: 20_000 } },
  {
    mutate: sources(['reference/open-everything', 'reference/without-script', 'reference/collect-sections']),
    tests: ['open-everything', 'without-script', 'collect-sections'],
  },
  {
    mutate: sources(['reference/worker']),
    tests: ['rendering'],
    runsIn: 'thread',
    options: { ...made(), testTimeout: 30_000 },
  },
  { mutate: ['src/serve.ts'], tests: ['serve'] },
  { mutate: ['src/start.ts'], tests: ['start'], runsIn: 'process', options: { testTimeout: 20_000 } },
];

/** The runs of the docs. What makes pages is tested as it is, what runs in browsers and on servers after a build. */
export const DOCS: readonly Run[] = [...MAKING.map((run) => ({ ...run, ofSources: true as const })), ...SCRIPTS];

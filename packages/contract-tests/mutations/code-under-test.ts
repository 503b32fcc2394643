/** A part of the code, and how it is put to the test. */
export interface CodeUnderTest {
  name: string;
  /** Folder of the package. */
  folder: string;
  /** Files and folders that it needs besides its own, relative to the repository. */
  needs: readonly string[];
  runs: readonly Run[];
}

/** Files to mutate together, with the tests that have to notice: those that reach them most directly, the quick ones first. */
export interface Run {
  /** Globs of files, relative to the folder. */
  mutate: readonly string[];
  /** Names of test files. */
  tests: readonly string[];
  /**
   * Where the code runs, if not where the tests do; then all of them run for every mutant. A set-up of the tests has to
   * tell a browser or a thread which mutant is active; processes find it in their environment.
   */
  runsIn?: 'process' | 'browser' | 'thread';
  /** Options of Vitest that the tests need. */
  options?: Readonly<Record<string, unknown>>;
}

const READING = [
  'options',
  'check-options',
  'body',
  'parse-text',
  'causes',
  'prefer',
  'router',
  'target',
  'inputs',
  'negotiate',
];
const TELLING = ['log', 'journal', 'mask'];
const PRISM = ['violations', 'prism', 'ask-prism', 'schema-check'];
const MSW = ['msw', 'judge-alone', 'captcha/seal'];
const COMMAND = ['cli', 'port-file'];
/** Tests of what the site says, the quick ones first. */
const PAGES = [
  ...['split-guide', 'sequence', 'split-contract', 'any-operation', 'many-operations', 'frame', 'llms', 'facts'],
  ...['reference', 'mock-control', 'changelog', 'queries', 'hosting', 'errors-page'],
];
const RENDERING = ['worker', 'collect-sections', 'open-everything', 'without-script'];
const BUILDING = ['build-assets', 'compress', 'memory'];
/** The tests share what they import, and the site that was built for a mutant. */
const siteOfMutant = { isolate: false, setupFiles: 'test/site-of-mutant.ts' };
const inBrowser = { isolate: false, globalSetup: 'test/site-and-browser.ts', setupFiles: 'test/mutant-in-browser.ts' };
const sources = (names: readonly string[]) => names.map((name) => `src/${name}.ts`);

/** What is built from the contract, which no mutant of the code changes. */
const CONTRACT = ['dist', 'package.json'].map((part) => `packages/contract/${part}`);

/** The code that users get, and the code that builds the docs. That of the other packages is tested by the contract mutants. */
export const CODE: readonly CodeUnderTest[] = [
  {
    name: 'client',
    folder: 'packages/client',
    needs: ['apps/mock', ...CONTRACT],
    runs: [
      {
        mutate: ['src/**/*.ts'],
        tests: [
          ...['explain', 'options', 'base-url', 'arguments', 'facade', 'masking', 'hooks', 'redirects', 'validate'],
          ...['ending-early', 'misbehaving-server', 'unexpected-answer', 'any-value', 'captcha', 'module-formats'],
        ],
      },
    ],
  },
  {
    name: 'mock',
    folder: 'apps/mock',
    needs: ['packages/client', ...CONTRACT],
    runs: [
      {
        mutate: sources([...READING, ...TELLING]),
        tests: ['options', 'router', 'causes', 'mask', 'log', 'journal', 'body', 'server', 'violations'],
      },
      { mutate: sources(PRISM), tests: ['violations', 'date-time', 'forwarding', 'forwarding-failures'] },
      { mutate: sources(['proxy/*']), tests: ['forwarding', 'forwarding-failures', 'proxy'] },
      {
        mutate: [
          'src/**/*.ts',
          ...sources(['proxy/*', 'require', ...COMMAND, ...READING, ...TELLING, ...PRISM, ...MSW]).map(
            (file) => `!${file}`,
          ),
        ],
        tests: ['http-server', 'http-failures', 'body', 'start-mock', 'https', 'server', 'scenarios', 'proxy'],
      },
      { mutate: sources(MSW), tests: ['msw/node'] },
      { mutate: ['src/require.ts'], tests: ['module-formats'] },
      { mutate: sources(COMMAND), tests: ['cli'], runsIn: 'process' },
    ],
  },
  {
    name: 'docs',
    folder: 'apps/docs',
    needs: ['packages/client', 'apps/mock', 'packages/contract', 'packages/zoo', 'CHANGELOG.md', '.changeset'],
    runs: [
      {
        mutate: [
          'src/**/*.ts',
          ...['browser/*', 'serve', 'start'].map((name) => `!src/${name}.ts`),
          ...BUILDING.map((name) => `!src/output/${name}.ts`),
          ...RENDERING.map((name) => `!src/reference/${name}.ts`),
        ],
        tests: PAGES,
        options: siteOfMutant,
      },
      {
        mutate: RENDERING.map((name) => `src/reference/${name}.ts`),
        tests: ['reference', 'llms'],
        runsIn: 'thread',
        options: { ...siteOfMutant, env: { RENDER_ANEW: 'true' } },
      },
      { mutate: BUILDING.map((name) => `src/output/${name}.ts`), tests: ['memory', 'compress', 'build-assets'] },
      { mutate: ['src/serve.ts'], tests: ['serve'] },
      { mutate: ['src/start.ts'], tests: ['start'], runsIn: 'process' },
      {
        mutate: ['src/browser/*.{ts,js}'],
        tests: ['controls', 'copying', 'finding', 'any-form', 'flow', 'try-it'],
        runsIn: 'browser',
        options: inBrowser,
      },
    ],
  },
];

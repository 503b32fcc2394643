import { DOCS } from './docs-runs.ts';
import { type Run, sources } from './run.ts';

/** A part of the code, and how it is put to the test. */
export interface CodeUnderTest {
  name: string;
  /** Folder of the package. */
  folder: string;
  /** Files and folders that it needs besides its own, relative to the repository. */
  needs: readonly string[];
  /** The share of the mutants that tests have to kill; each of the rest has to be explained at its line. */
  share: number;
  runs: readonly Run[];
}

const READING = [
  'options',
  'check-options',
  'body',
  'parse-text',
  'causes',
  'prefer',
  'router',
  'path-template',
  'target',
  'inputs',
  'prepare-requests',
  'negotiate',
];
const TELLING = ['log', 'journal', 'mask'];
const PRISM = ['violations', 'prism', 'ask-prism', 'schema-check'];
const MSW = ['msw', 'judge-alone', 'captcha/seal'];
const CAPTCHA = ['attempts', 'captcha', 'draw', 'token'].map((name) => `captcha/${name}`);
const COMMAND = ['cli', 'port-file'];

/** What is built from the contract, which no mutant of the code changes. */
const CONTRACT = ['dist', 'package.json'].map((part) => `packages/contract/${part}`);

/** The code that users get, and the code that builds the docs. That of the other packages is tested by the contract mutants. */
export const CODE: readonly CodeUnderTest[] = [
  {
    name: 'client',
    folder: 'packages/client',
    needs: ['apps/mock', ...CONTRACT],
    share: 0.95,
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
    share: 0.95,
    runs: [
      {
        mutate: sources([...READING, ...TELLING]),
        tests: [
          ...[
            'options',
            'router',
            'inputs',
            'prepare-requests',
            'causes',
            'mask',
            'log',
            'journal',
            'body',
            'server',
            'violations',
          ],
          ...['scenarios', 'start-mock', 'control/control', 'msw/node'],
        ],
      },
      { mutate: sources(CAPTCHA), tests: ['captcha/draw', 'captcha/issued', 'captcha/memory', 'captcha/verify'] },
      {
        mutate: ['src/control/*.ts'],
        tests: ['control/coverage', 'control/control', 'control/next', 'start-mock', 'http-failures'],
      },
      { mutate: sources(PRISM), tests: ['violations', 'date-time', 'forwarding', 'forwarding-failures'] },
      { mutate: sources(['proxy/*']), tests: ['forwarding', 'forwarding-failures', 'proxy'] },
      {
        mutate: [
          'src/**/*.ts',
          ...sources([
            'proxy/*',
            'control/*',
            'require',
            ...CAPTCHA,
            ...COMMAND,
            ...READING,
            ...TELLING,
            ...PRISM,
            ...MSW,
          ]).map((file) => `!${file}`),
        ],
        tests: [
          'http-server',
          'http-failures',
          'body',
          'start-mock',
          'https',
          'server',
          'scenarios',
          'proxy',
          'captcha/verify',
        ],
      },
      { mutate: sources(MSW), tests: ['msw/node'] },
      { mutate: ['src/require.ts'], tests: ['module-formats'] },
      { mutate: sources(COMMAND), tests: ['cli'], runsIn: 'process' },
    ],
  },
  {
    name: 'docs',
    folder: 'apps/docs',
    needs: [
      'packages/client',
      'apps/mock',
      'packages/contract',
      'packages/zoo',
      'CHANGELOG.md',
      '.changeset',
      'package-lock.json',
    ],
    share: 0.9,
    runs: DOCS,
  },
];

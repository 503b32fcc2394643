/**
 * `npm run lint:words`: holds every text of the repository, or of the folder that is given, against `wording.yaml`. The
 * linter reads Markdown, so it gets a copy of each file that is called so.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../test/repository.ts';

const RULES = 'packages/user-journeys/wording.yaml';
const TEXTS = '{*,{apps,openapi,packages,.changeset,.github}/**/*}.{ts,js,css,md,yaml,yml}';
/** What others wrote, what is generated, and the rules themselves. */
const IGNORED = [
  '**/node_modules/**',
  '**/dist/**',
  '**/generated/**',
  '**/released/**',
  '**/test/wording.test.ts',
  RULES,
];

const folder = process.argv[2] ?? root;
using copy = mkdtempDisposableSync(join(tmpdir(), 'words-'));
for (const file of globSync(TEXTS, { cwd: folder, exclude: IGNORED }))
  cpSync(join(folder, file), join(copy.path, `${file}.md`));
const options = { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' } as const;
const { status, stdout, stderr } = spawnSync('redocly', ['recheck', '--config', RULES, copy.path], options);
if (status !== 0) console.error((stdout + stderr).replaceAll(`${copy.path}/`, '').replaceAll(/\.md:(?=\d)/g, ':'));
process.exitCode = status ?? 1;

/** The code on our pages runs where people paste it: it is strict TypeScript, and its JavaScript runs on Node 20. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempDisposableSync, symlinkSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startMock } from '@ciam-sms/mock';
import { temporaryProject } from '@ciam-sms/testing/temporary-project';
import { afterAll, describe, expect, test } from 'vitest';
import { guides, readmes } from './pages.ts';
import { codeBlocks, read, root } from './repository.ts';

/** Node 20 has neither a global `navigator` nor `using`; a newer one does without them if it is told to. */
const AS_NODE_20 = ['--no-experimental-global-navigator', '--no-js-explicit-resource-management', '--no-warnings'];

const TENANT = 'https://tenant.example.com';
// Those of CONTRIBUTING.md are parts of files; the test of worked changes puts them there.
const pages = [...readmes, ...guides].filter((page) => page !== 'CONTRIBUTING.md');
const snippets = pages.flatMap((page) =>
  codeBlocks(read(page), 'ts').map((_, index, blocks) => {
    // What imports nothing goes on with the snippet above it.
    const start = blocks.findLastIndex((block, at) => at <= index && block.startsWith('import '));
    return { name: `${page}, snippet ${index + 1}`, file: '', code: blocks.slice(start, index + 1).join('') };
  }),
);

const project = temporaryProject('snippets');
afterAll(() => project.remove());
for (const [index, snippet] of snippets.entries()) {
  snippet.file = `snippet-${index}`;
  writeFileSync(join(project.path, `${snippet.file}.mts`), snippet.code);
}
const compiled = compileAll();

describe.for(snippets)('$name', ({ file, code }) => {
  test('compiles in strict TypeScript', () => {
    expect(compiled.split('\n').filter((line) => line.startsWith(`${file}.mts`))).toEqual([]);
  });

  test('runs on Node 20, against the mock', async () => {
    await using mock = await startMock({ port: 0 });
    const path = join(project.path, `${file}.mjs`);
    writeFileSync(path, stripTypeScriptTypes(code).replaceAll(TENANT, mock.url));
    const options = { timeout: 30_000, cwd: project.path };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...AS_NODE_20, path], options);
    expect(stderr).toBe('');
    expect(stdout).not.toBe('');
    expect(stdout).not.toMatch(/network-failure|timed-out/);
    if (code.includes(TENANT)) expect(mock.requests).toHaveLength(code.match(/await (sms|api)\./g)?.length ?? 0);
  });
});

const curls = pages.flatMap((page) =>
  codeBlocks(read(page), 'sh')
    .filter((block) => block.startsWith('curl '))
    .map((command) => ({ page, command })),
);
const hasCurl = spawnSync('curl', ['--version']).status === 0;

test.runIf(hasCurl).for(curls)('$page gives a curl that the mock answers: $command', async ({ command }) => {
  await using mock = await startMock({ port: 0 });
  const aimed = command.replaceAll('http://127.0.0.1:4010', mock.url);
  const { stdout } = await promisify(execFile)('sh', ['-c', aimed], { timeout: 30_000 });
  expect(JSON.parse(stdout)).toHaveProperty('error_code');
});

const programs = pages.flatMap((page) => codeBlocks(read(page), 'python').map((program) => ({ page, program })));
const hasPython = spawnSync('python3', ['--version']).status === 0;

test.runIf(hasPython).for(programs)('$page has a Python program that runs to its end', async ({ program }) => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'python-'));
  // npm links the command of a package that it installs, but in a fresh clone the mock is not built by then.
  const commands = join(folder.path, 'node_modules/.bin');
  mkdirSync(commands, { recursive: true });
  symlinkSync(join(root, 'apps/mock/dist/cli.js'), join(commands, 'ciam-sms-mock'));
  const options = { timeout: 30_000, cwd: folder.path };
  const { stdout, stderr } = await promisify(execFile)('python3', ['-c', program], options);
  expect([stdout, stderr]).toEqual(['[]\n', '']);
});

/** Compiles all snippets at once, and returns what the compiler says. */
function compileAll(): string {
  const compilerOptions = { lib: ['es2023', 'dom'], types: ['node'], isolatedModules: false };
  const config = { extends: join(root, 'tsconfig.base.json'), compilerOptions, include: ['*.mts'] };
  writeFileSync(join(project.path, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/typescript-native/bin/tsc');
  return spawnSync(process.execPath, [tsc, '--pretty', 'false'], { cwd: project.path, encoding: 'utf8' }).stdout;
}

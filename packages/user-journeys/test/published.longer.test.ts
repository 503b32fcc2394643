/** What users install is what is tested: packages from a registry, by name, in a project that has nothing else. */
import { execFile, spawn } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { PUBLISHED } from '@ciam-sms/release/published';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Registry, startRegistry } from './registry.ts';
import { codeBlocks, read, root, strangersEnv } from './repository.ts';

let registry: Registry;
let project: string;
let mockUrl: string;
let stopMock: () => void;

/** Runs a command line in the user's project. The registry is in this process, so nothing may wait for it in the way. */
async function run(command: string, env: Record<string, string> = registry.user, cwd = project) {
  const options = { cwd, env: strangersEnv(env), maxBuffer: 2 ** 26 };
  const { stdout } = await promisify(execFile)('sh', ['-c', command], options);
  return stdout;
}

const write = (file: string, text: string) => writeFileSync(join(project, file), text);

beforeAll(async () => {
  registry = await startRegistry();
  project = mkdtempSync(join(tmpdir(), 'user-'));
  const { scripts } = JSON.parse(read('package.json'));
  const binaries = { PATH: `${join(root, 'node_modules/.bin')}:${strangersEnv().PATH}` };
  await run(scripts.release, { ...registry.publisher, ...binaries }, root);
  write('package.json', '{ "name": "user", "private": true }');
  // The lock file has to say where each package came from, whatever this machine is set to.
  write('.npmrc', `${registry.npmrc}omit-lockfile-registry-resolved=false\n`);
  await run(`npm install ${PUBLISHED.map(({ name }) => name).join(' ')} typescript@5.9.3`);
  // In an empty folder, as the README has it.
  const empty = join(project, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, '.npmrc'), registry.npmrc);
  const mock = spawn('npx', ['--yes', '@ciam-sms/mock', '--port', '0'], {
    cwd: empty,
    env: strangersEnv(registry.user),
    detached: true,
  });
  stopMock = () => process.kill(-(mock.pid as number), 'SIGTERM');
  mockUrl = await new Promise((resolve, reject) => {
    let output = '';
    const read = (data: Buffer) => {
      output += data;
      const ready = /Mock ready on (\S+)\n/.exec(output)?.[1];
      if (ready) resolve(ready);
    };
    mock.stdout.on('data', read);
    mock.stderr.on('data', read);
    mock.on('exit', () => reject(new Error(`npx @ciam-sms/mock ended:\n${output}`)));
  });
});
afterAll(async () => {
  stopMock?.();
  await registry[Symbol.asyncDispose]();
  rmSync(project, { recursive: true, force: true });
});

test('they come from the registry, none is a link, and every file of theirs is a published one', async () => {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  for (const { name } of PUBLISHED) {
    const { resolved } = packages[`node_modules/${name}`];
    expect(resolved).toMatch(new RegExp(`^${registry.url}/${name}/`));
    const folder = join(project, 'node_modules', name);
    expect(lstatSync(folder).isSymbolicLink()).toBe(false);
    const installed = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const [{ files }] = JSON.parse(await run(`npm pack --dry-run --json --workspace=${name}`, {}, root));
    expect(installed.map((file) => relative(folder, join(file.parentPath, file.name))).sort()).toEqual(
      files.map(({ path }: { path: string }) => path).sort(),
    );
  }
  expect(Object.keys(packages).filter((path) => path.includes('@ciam-sms/'))).toHaveLength(PUBLISHED.length);
});

describe("the README's example", () => {
  const [example = ''] = codeBlocks(read('packages/client/README.md'), 'ts');
  const sent = 'Enter the code that we sent you.\n';
  const aimed = () => example.replace('https://tenant.example.com', mockUrl);

  test('runs as an ES module', async () => {
    write('example.mjs', aimed());
    expect(await run('node example.mjs')).toBe(sent);
  });

  test('runs as CommonJS', async () => {
    const [imported = '', ...rest] = aimed().split('\n');
    const required = imported.replace(/^import (.+) from (.+);$/, 'const $1 = require($2);');
    expect(required).toMatch(/^const .+ = require/);
    write('example.cjs', `${required}\n(async () => {\n${rest.join('\n')}\n})();\n`);
    expect(await run('node example.cjs')).toBe(sent);
  });

  test('compiles in strict TypeScript, declarations included, and what comes out runs', async () => {
    write('example.mts', aimed());
    await run(`npx tsc --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --module nodenext \
      --target es2022 --lib es2023,dom --outDir compiled example.mts`);
    expect(await run('node compiled/example.mjs')).toBe(sent);
  });
});

describe("the contract's document", () => {
  const print = 'console.log(JSON.stringify([document.openapi, Object.keys(document.paths)]));';
  const { openapi, paths } = JSON.parse(read('packages/contract/dist/openapi.json'));
  const expected = `${JSON.stringify([openapi, Object.keys(paths)])}\n`;

  test('is imported as JSON', async () => {
    write('json.mjs', `import document from '@ciam-sms/contract/openapi.json' with { type: 'json' };\n${print}`);
    expect(await run('node --no-warnings json.mjs')).toBe(expected);
  });

  test('is required as JSON', async () => {
    write('json.cjs', `const document = require('@ciam-sms/contract/openapi.json');\n${print}`);
    expect(await run('node json.cjs')).toBe(expected);
  });

  test('is the one of this repository, in all four forms', () => {
    for (const name of ['openapi.json', 'openapi.yaml', 'openapi.zh.json', 'openapi.zh.yaml']) {
      const path = `contract/dist/${name}`;
      expect(readFileSync(join(project, 'node_modules/@ciam-sms', path), 'utf8')).toBe(read(`packages/${path}`));
    }
  });
});

test('the installed mock answers with a documented error, in Chinese', async () => {
  const response = await fetch(`${mockUrl}/api/v2/sdk/sms/send`, { method: 'POST', headers: { 'X-L': 'zh' } });
  expect([response.status, await response.json()]).toMatchObject([400, { error_code: 'IDAAS.SDK.PARAM.0001' }]);
});

test('publishing again publishes nothing, since all versions are there', async () => {
  const binaries = { PATH: `${join(root, 'node_modules/.bin')}:${strangersEnv().PATH}` };
  const { scripts } = JSON.parse(read('package.json'));
  expect(await run(scripts.release, { ...registry.publisher, ...binaries }, root)).toContain('No unpublished projects');
});

import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startMock } from '@ciam-sms/mock';
import { describe, expect, test } from 'vitest';
import { codeBlocks, read, root, run } from './repository.ts';

const here = fileURLToPath(new URL('..', import.meta.url));
const readmes = [
  'README.md',
  'CONTRIBUTING.md',
  'packages/contract/README.md',
  'packages/client/README.md',
  'apps/mock/README.md',
];
const guides = readdirSync(join(root, 'apps/docs/guides')).map((file) => `apps/docs/guides/${file}`);

/** Commands that a test runs, and where; a README that gives another one fails below. */
const TESTED: Record<string, string> = {
  'npm ci': 'fresh-clone.test.ts',
  'npm run test:contract': 'fresh-clone.test.ts',
  'npm ci && npm start': 'fresh-clone.test.ts',
  'npm ci && npm test': '.ci/run',
  'npm start': 'fresh-clone.test.ts',
  'npm test': '.ci/run',
  'npm run build': 'fresh-clone.test.ts',
  'npm run generate': 'packages/contract/test/generate.test.ts',
  'npm run check:generated': '.ci/run, by npm test',
  'npm run lint': '.ci/run, by npm test',
  'npm run check:breaking': 'fresh-clone.test.ts',
  'npm run test:workflows': 'fresh-clone.test.ts',
  'npm run test:mutations': 'packages/contract-tests/test/mutations.test.ts, a part of it',
  'npm run test:mutations -- contract': '.ci/run',
  'npm run release': 'published.test.ts',
  'npm run release:version': 'fresh-clone.test.ts',
  'npm run release:dry-run': 'fresh-clone.test.ts',
  'npm run release:sbom': 'fresh-clone.test.ts',
  'npm run format': '.ci/run, whose lint fails on what this would change',
  'npm run mock': 'fresh-clone.test.ts',
  'npm run mock -- --help': 'fresh-clone.test.ts',
  'npm run mock -- proxy http://127.0.0.1:4010 --port 4011 --errors': 'fresh-clone.test.ts',
  'npm run dev --workspace @ciam-sms/docs': 'fresh-clone.test.ts',
  'npm run test:runtimes': '.ci/run',
  'npm run bench': 'packages/bench/test/bench.test.ts',
  'npm run test:contract -- --target http://127.0.0.1:4010': 'fresh-clone.test.ts',
};

const curls = (text: string) => codeBlocks(text, 'sh').filter((block) => block.startsWith('curl '));

describe.for([...readmes, ...guides])('%s', (file) => {
  const text = read(file);

  test('gives only commands that a test runs', () => {
    const commands = [...text.matchAll(/`((?:npm )[^`]+)`/g)].map(([, command]) => command ?? '');
    const blocks = codeBlocks(text, 'sh').flatMap((block) => block.trim().split('\n'));
    const own = [...commands, ...blocks].filter((command) => /^npm (ci|test|start|run)/.test(command));
    expect(own.filter((command) => !(command in TESTED))).toEqual([]);
  });

  test.for(curls(text))('gives a curl that the mock answers: %s', async (curl) => {
    await using mock = await startMock({ port: 0 });
    const command = curl.replace('http://127.0.0.1:4010', mock.url);
    const { stdout } = await promisify(execFile)('sh', ['-c', command], { timeout: 30_000 });
    expect(JSON.parse(stdout)).toHaveProperty('error_code');
  });

  test.for(codeBlocks(text, 'ts').map((code, index) => ({ code, snippet: index + 1 })))(
    'gives a snippet ($snippet) that compiles and runs against the mock',
    async ({ code }) => {
      await using mock = await startMock({ port: 0 });
      const folder = mkdtempSync(join(here, 'snippet-'));
      try {
        const snippet = join(folder, 'snippet.ts');
        writeFileSync(snippet, code.replaceAll('https://tenant.example.com', mock.url));
        const checked = run(`npx tsc -p ${here}tsconfig.snippet.json`, here);
        expect(checked.stdout).toBe('');
        const { stdout, stderr } = await promisify(execFile)(process.execPath, [snippet], { timeout: 30_000 });
        expect(stderr).toBe('');
        expect(stdout).not.toBe('');
        expect(stdout).not.toMatch(/network-failure|timed-out/);
        if (code.includes('https://tenant.example.com')) expect(mock.requests).toHaveLength(1);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

// The links of guides are those of pages, which the tests of the site follow.
test.for(readmes)('%s links only to what exists', (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? '');
  expect(links.filter((link) => !existsSync(join(root, file, '..', link)))).toEqual([]);
});

test('the stock tools work on the contract as it stands', async () => {
  expect(run('npx redocly lint openapi/openapi.yaml', root, { REDOCLY_TELEMETRY: 'off' })).toMatchObject({ status: 0 });
  const types = run('npx openapi-typescript openapi/openapi.yaml');
  expect(types.stdout).toContain('"/api/v2/sdk/sms/send"');
  const prism = spawnSync('npx', ['prism', 'mock', 'openapi/openapi.yaml', '--port', '0'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 8_000,
    killSignal: 'SIGTERM',
  });
  expect(prism.stdout).toContain('Prism is listening');
});

test('the contract scores at least 93 for agent readiness', () => {
  const { stdout } = run('npx redocly score openapi/openapi.yaml', root, { REDOCLY_TELEMETRY: 'off' });
  expect(Number(/Agent Readiness: +([\d.]+)/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(93);
});

test('CI runs what the README tells a reader to run', () => {
  expect(read('.ci/run')).toMatch(/^npm ci\nnpm test\n/m);
});

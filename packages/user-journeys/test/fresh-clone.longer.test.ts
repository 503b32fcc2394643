import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startMock } from '@ciam-sms/mock';
import { waitForProcesses } from '@ciam-sms/testing/processes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read, root, run, strangersEnv } from './repository.ts';

let clone: string;
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'a clone 克隆-'));
  const { stdout } = run('git -c core.quotePath=false ls-files --cached --others --exclude-standard');
  for (const file of stdout.trim().split('\n')) cpSync(join(root, file), join(clone, file), { recursive: true });
  run('git init -q -b main . && git add -A', clone);
  run('git -c user.name=stranger -c user.email=stranger@example.com commit -q -m clone', clone);
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

/** Starts a command in a process group of its own, as a terminal does, and waits until it has printed something. */
async function start(command: string, until: RegExp, env: Record<string, string>) {
  const mark = `STARTED_BY=${randomUUID()}`;
  const marked = { ...strangersEnv(env), STARTED_BY: mark.slice('STARTED_BY='.length) };
  const child = spawn('sh', ['-c', command], { cwd: clone, detached: true, env: marked });
  const group = -(child.pid as number);
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const gone = exited.then((code) => {
    throw new Error(`"${command}" ended with ${code} before it was ready:\n${output}`);
  });
  const ready = (async () => {
    while (!until.test(output)) await wait(50);
  })();
  await Promise.race([ready, gone]);
  gone.catch(() => {});
  return {
    output: () => output,
    async pressCtrlC() {
      process.kill(group, 'SIGINT');
      await exited;
    },
    /** What of the command is still running, after a moment for the last of it to go. */
    leftovers: () => waitForProcesses(mark, 5_000),
  };
}

describe('on a fresh clone', () => {
  test('npm ci && npm start serves mock and docs, and Ctrl-C stops both', async () => {
    const started = await start('npm ci && npm start', /Ctrl-C stops both/, { MOCK_PORT: '0', DOCS_PORT: '0' });
    expect(started.output()).not.toContain('npm warn');
    const [mock, docs] = ['Mock', 'Docs'].map(
      (name) => new RegExp(`${name} +(\\S+)`).exec(started.output())?.[1] ?? '',
    );
    const curl = /Try it:\n([\s\S]+?)\n\nCtrl-C/.exec(started.output())?.[1] ?? '';

    expect(curl).toContain(mock);
    if (run('curl --version').status === 0) {
      const { stdout } = run(curl.replace('curl', 'curl -s'));
      expect(stdout).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(stdout.split('\r\n\r\n')[1]).toBe('');
    }
    expect((await fetch(`${docs}/`)).status).toBe(200);

    await started.pressCtrlC();
    expect(await started.leftovers()).toEqual([]);
  });

  test('a port that is taken is one line that names it and the variable that moves it', async () => {
    await using mock = await startMock({ port: 0 });
    const taken = new URL(mock.url).port;
    const first = run('node apps/docs/src/start.ts', clone, { MOCK_PORT: taken, DOCS_PORT: '0', PATH: pathWithNode() });
    expect(first).toMatchObject({ status: 1, stdout: '' });
    expect(first.stderr).toMatch(new RegExp(`^Port ${taken} is taken .*MOCK_PORT.*\\n$`));
    const second = run('node apps/docs/src/start.ts', clone, {
      MOCK_PORT: '0',
      DOCS_PORT: taken,
      PATH: pathWithNode(),
    });
    expect(second).toMatchObject({ status: 1, stdout: '' });
    expect(second.stderr).toMatch(new RegExp(`^Port ${taken} is taken .*DOCS_PORT.*\\n$`));
  });

  test('npm run mock starts the mock alone, builds what is missing, and explains itself', async () => {
    rmSync(join(clone, 'apps/mock/dist'), { recursive: true });
    expect(run('npm run --silent mock -- --help', clone).stdout).toContain('Usage: ciam-sms-mock');
    const started = await start('npm run mock', /Mock ready on \S+\n/, { MOCK_PORT: '0' });
    await started.pressCtrlC();
    expect(await started.leftovers()).toEqual([]);
  });

  test('npm run mock -- proxy checks what goes to a server', async () => {
    await using upstream = await startMock({ port: 0 });
    const started = await start(`npm run mock -- proxy ${upstream.url} --port 0 --errors`, /Mock ready on \S+/, {});
    const url = /Mock ready on (\S+)/.exec(started.output())?.[1];
    expect((await fetch(`${url}/api/v2/sdk/sms/send`, { method: 'POST' })).status).toBe(422);
    await started.pressCtrlC();
    expect(await started.leftovers()).toEqual([]);
  });

  test('npm run dev builds the docs again and reloads their readers when a guide or the contract changes', async () => {
    const started = await start('npm run dev --workspace @ciam-sms/docs', /Ctrl-C stops/, { DOCS_PORT: '0' });
    const url = /Docs +(\S+)/.exec(started.output())?.[1];
    const changes = (await fetch(`${url}/dev/changes`)).body?.getReader();
    for (const [file, from, page] of [
      ['apps/docs/guides/1-getting-started.md', 'Send your first', 'guides/getting-started/'],
      ['openapi/components/errors/IDAAS.SDK.USER.0004.yaml', 'Ask the user for', 'errors/'],
    ] as const) {
      const path = join(clone, file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace(from, 'Once upon a time'));
      expect(Buffer.from((await changes?.read())?.value ?? []).toString()).toContain('reload');
      expect(await (await fetch(`${url}/${page}`)).text()).toContain('Once upon a time');
      writeFileSync(path, text);
      await changes?.read();
    }
    writeFileSync(join(clone, 'openapi/openapi.yaml'), read('openapi/openapi.yaml'));
    await wait(500); // in the middle of a build
    await started.pressCtrlC();
    expect(await started.leftovers()).toEqual([]);
  });

  test('a second build does no work', () => {
    run('npm run build', clone);
    expect(run('npm run build', clone).stdout).toContain('FULL TURBO');
  });

  test('npm run lint finds nothing, and npm run format changes nothing', () => {
    expect(run('npm run lint', clone)).toMatchObject({ status: 0 });
    expect(run('npm run format && git status --porcelain', clone).stdout).not.toMatch(/^ ?[AM?]/m);
  });

  test('a changed message reaches catalogue, mock and docs, rebuilds no more than that, and fails the acceptance test', async () => {
    const file = join(clone, 'openapi/components/errors/IDAAS.SDK.USER.0004.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Mobile number cannot be empty', 'Who shall get the code?'));
    const built = run('npm run build', clone);
    expect(built).toMatchObject({ status: 0 });
    expect(built.stdout).not.toContain('FULL TURBO');
    const contains = (path: string) => readFileSync(join(clone, path), 'utf8').includes('Who shall get the code?');
    expect(contains('packages/contract/src/generated/catalogue.ts')).toBe(true);
    expect(contains('apps/mock/dist/operations.json')).toBe(true);
    expect(contains('apps/docs/dist/errors/index.html')).toBe(true);

    const { status, stdout } = run('npm run test:contract', clone);
    expect(status).toBe(1);
    expect(stdout).toContain('in the messages of IDAAS.SDK.USER.0004');
  });

  test('test:contract can be aimed at any server, and fails where nothing of the kind answers', async () => {
    const stranger = createServer((_, response) => response.writeHead(502).end());
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const { port } = stranger.address() as AddressInfo;
    const child = spawn('sh', ['-c', `npm run test:contract -- --target http://127.0.0.1:${port}`], {
      cwd: clone,
      env: strangersEnv(),
      stdio: 'ignore',
    });
    expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(1);
    stranger.close();
  });

  test('CONTRIBUTING.md leads from one change to the next, up to a whole new operation', async () => {
    run('git checkout --quiet -- .', clone);
    for (const [, language, block] of read('CONTRIBUTING.md').matchAll(/^```(diff|sh)\n([\s\S]*?)^```$/gm)) {
      const patch = join(clone, 'change.diff');
      if (language === 'diff') writeFileSync(patch, block ?? '');
      const commands = language === 'diff' ? ['git apply change.diff'] : (block ?? '').trim().split('\n');
      for (const command of commands) {
        const { status, stdout, stderr } = run(command, clone);
        expect(status, `${command}\n${stdout}\n${stderr}`).toBe(0);
      }
      rmSync(patch, { force: true });
    }
    const page = (path: string) => readFileSync(join(clone, 'apps/docs/dist', path), 'utf8');
    const version = JSON.parse(readFileSync(join(clone, 'packages/client/package.json'), 'utf8')).version;
    expect(readFileSync(join(clone, 'CHANGELOG.md'), 'utf8')).toContain(`\n## ${version} (`);
    expect(readFileSync(join(clone, 'README.md'), 'utf8')).toContain(`|---|---|\n| ${version} | `);
    expect(run('npm run check:breaking', clone).stdout).toContain('The contract is the one that was released last.');
    expect(page('index.html')).toContain('CLOSE_ACCOUNT_SMS');
    expect(page('index.html')).toContain('X-app-version');
    expect(page('zh/index.html')).toContain('/api/v2/sdk/sms/check');
    expect(page('errors/index.html')).toContain('id="IDAAS.SDK.SMS.0001"');
    expect(page('zh/try/index.html')).toContain('校验短信验证码');
    expect(run('npm run typecheck --workspace @ciam-sms/client', clone)).toMatchObject({ status: 0 });

    const mock = await start('node apps/mock/dist/cli.js --port 0', /Mock ready on \S+\n/, { PATH: pathWithNode() });
    const url = /Mock ready on (\S+)/.exec(mock.output())?.[1];
    const check = (code: string) =>
      fetch(`${url}/api/v2/sdk/sms/check`, {
        method: 'POST',
        headers: { 'X-client-id': 'some', 'X-L': 'zh', 'content-type': 'application/json' },
        body: JSON.stringify({ mobile: '15200000000', code }),
      });
    expect((await check('123456')).status).toBe(200);
    expect(await (await check('000000')).json()).toEqual({
      error_code: 'IDAAS.SDK.CHECK.0001',
      error_msg: '验证码错误',
    });
    await mock.pressCtrlC();
  });
});

/** The clone's own Node first, as npm puts it. */
function pathWithNode(): string {
  return `${join(clone, 'node_modules/.bin')}:${dirname(process.execPath)}:${strangersEnv().PATH}`;
}

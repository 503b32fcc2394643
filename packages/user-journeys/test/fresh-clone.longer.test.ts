import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startMock } from '@ciam-sms/mock';
import { waitForProcesses } from '@ciam-sms/testing/processes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneRepository, run, strangersEnv } from './repository.ts';

let clone: string;
beforeAll(() => {
  clone = cloneRepository('a clone 克隆-');
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
    const started = await start(`npm run mock -- proxy ${upstream.url} --port 0 --errors`, /Proxy ready on \S+/, {});
    const url = /Proxy ready on (\S+)/.exec(started.output())?.[1];
    expect((await fetch(`${url}/api/v2/sdk/sms/send`, { method: 'POST' })).status).toBe(422);
    await started.pressCtrlC();
    expect(await started.leftovers()).toEqual([]);
  });

  test('npm run dev shows what a change makes of a page, builds the docs again and reloads their readers', async () => {
    const started = await start('npm run dev', /Ctrl-C stops/, { DOCS_PORT: '0' });
    const url = /Docs +(\S+)/.exec(started.output())?.[1];
    const changes = (await fetch(`${url}/dev/changes`)).body?.getReader();
    const next = async (from: typeof changes) => Buffer.from((await from?.read())?.value ?? []).toString();
    const reload = async () => expect(await next(changes)).toBe('data: reload\n\n');
    const shown = async (page: string) => (await fetch(`${url}/${page}`)).text();
    const built = (page: string) => readFileSync(join(clone, `apps/docs/dist/${page}index.html`), 'utf8');
    const change = (file: string, from: string, to: string) => {
      const path = join(clone, file);
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    };
    const guide = ['apps/docs/guides/1-getting-started.md', 'Send your first', 'Once upon a time'] as const;
    const error = [
      'openapi/components/errors/IDAAS.SDK.USER.0004.yaml',
      'Ask the user for',
      'Once upon a time',
    ] as const;

    change(...guide);
    await reload();
    expect(await shown('guides/getting-started/')).toContain(guide[2]);

    change(...error);
    await reload();
    expect(await shown('errors/')).toContain(error[2]);
    expect(built('errors/')).not.toContain(error[2]);
    await reload();
    expect(built('errors/')).toContain(error[2]);
    expect((await shown('errors/')).replace('<script src="/dev/reload.js"></script>', '')).toBe(built('errors/'));

    for (const [file, from, to] of [guide, error]) change(file, to, from);
    await reload();
    const mistake = [error[0], 'x-remedy: Ask', 'x-remedy: ask'] as const;
    change(...mistake);
    for (const from of [changes, (await fetch(`${url}/dev/changes`)).body?.getReader()]) {
      await expect
        .poll(() => next(from), { timeout: 60_000 })
        .toMatch(/^event: mistake\ndata: ".*IDAAS\.SDK\.USER\.0004\.yaml:\d+:\d+/);
    }
    change(mistake[0], mistake[2], mistake[1]);
    await wait(500); // in the middle of a build
    await started.pressCtrlC();
    expect(await started.leftovers()).toEqual([]);
  });

  test('a second build does no work, and none warns that it shares nothing', () => {
    expect(run('npm run build -- --force', clone)).toMatchObject({ status: 0, stderr: '' });
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
    expect(contains('apps/mock/dist/operations.js')).toBe(true);
    expect(contains('apps/docs/dist/errors/index.html')).toBe(true);

    const { status, stdout } = run('npm run test:contract', clone);
    expect(status).toBe(1);
    expect(stdout).toContain('IDAAS.SDK.USER.0004');
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
    expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(3);
    stranger.close();
  });
});

/** The clone's own Node first, as npm puts it. */
function pathWithNode(): string {
  return `${join(clone, 'node_modules/.bin')}:${dirname(process.execPath)}:${strangersEnv().PATH}`;
}

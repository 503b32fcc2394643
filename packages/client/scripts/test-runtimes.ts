/**
 * `npm run test:runtimes`: packs client and mock, installs the tarballs in an empty folder, and runs the same cases
 * against a real mock in every runtime, the mock in every Node.js, and the same consumer through every compiler. The
 * engines come from npm, for Linux on x64; they are installed for this run only.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { startMock } from '@ciam-sms/mock';
import { startBrowser } from '@ciam-sms/testing/browser';
import { chromium } from 'playwright-core';

const execute = promisify(execFile);
const workspace = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'runtimes-'));
const bin = (path: string) => join(folder, 'node_modules', path);
let failed = 0;

async function check(name: string, run: () => Promise<string[]>): Promise<void> {
  const failures = await run().catch((error) => [`${error.message}\n${error.stdout ?? ''}`]);
  console.log(`${failures.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const failure of failures) console.log(`       ${failure}`);
  failed += failures.length > 0 ? 1 : 0;
}

async function runFile(command: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await execute(command, args, { cwd: folder, timeout: 60_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error('The engines of test:runtimes are pinned for Linux on x64; run it there, or leave it to CI.');
  process.exit(1);
}

try {
  cpSync(fileURLToPath(new URL('../test/runtimes/', import.meta.url)), folder, { recursive: true });
  console.error('Packing and installing; the engines are some 500 MB.');
  const packages = ['@ciam-sms/contract', '@ciam-sms/client', '@ciam-sms/mock'].flatMap((name) => [
    '--workspace',
    name,
  ]);
  await execute('npm', ['pack', '--pack-destination', folder, ...packages], { cwd: workspace });
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  await execute('npm', ['install', '--no-audit', '--no-fund', ...tarballs.map((name) => `./${name}`)], { cwd: folder });

  await using mock = await startMock({ port: 0 });
  writeFileSync(join(folder, 'base-url.mjs'), `export const baseUrl = '${mock.url}';\n`);
  const { build } = await import(pathToFileURL(bin('esbuild/lib/main.js')).href);
  const entryPoints = ['worker.mjs', 'page.mjs'];
  await build({ absWorkingDir: folder, entryPoints, bundle: true, format: 'esm', outdir: 'dist', logLevel: 'error' });

  for (const version of ['20', '22', '24', '26']) {
    await check(`Node ${version}, ESM`, () => runFile(bin(`node-${version}/bin/node`), 'run.mjs'));
    await check(`Node ${version}, CommonJS`, () => runFile(bin(`node-${version}/bin/node`), 'run.cjs'));
    await check(`Node ${version}, the mock from CommonJS`, () => runFile(bin(`node-${version}/bin/node`), 'mock.cjs'));
  }
  await check('Bun', () => runFile(bin('@oven/bun-linux-x64/bin/bun'), 'run.mjs'));
  await check('Deno', () =>
    runFile(bin('@deno/linux-x64-glibc/deno'), 'run', '--allow-all', '--node-modules-dir=manual', 'run.mjs'),
  );
  await check('workerd', runInWorkerd);
  await check('Chromium', () => runInChromium(mock.url));

  for (const typescript of ['5.4', '5.9', '6.0', '7.0']) {
    for (const resolution of ['bundler', 'node16', 'nodenext']) {
      for (const strict of ['true', 'false']) {
        await check(`TypeScript ${typescript}, ${resolution}, strict ${strict}`, () =>
          compile(typescript, resolution, strict),
        );
      }
    }
  }
  const attw = bin('@arethetypeswrong/cli/dist/index.js');
  // MSW, and so what the mock has for it, exists as an ES module only.
  for (const [name, ...options] of [['client'], ['mock', '--exclude-entrypoints', 'msw']]) {
    const tarball = tarballs.find((one) => one.includes(`-${name}-`)) ?? '';
    await check(`are the types of the ${name} wrong?`, async () => {
      await execute(process.execPath, [attw, tarball, ...options], { cwd: folder });
      return [];
    });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(failed === 0 ? 'All runtimes and compilers passed.' : `${failed} failed.`);
process.exitCode = failed === 0 ? 0 : 1;

async function compile(typescript: string, resolution: string, strict: string): Promise<string[]> {
  const module = resolution === 'bundler' ? 'esnext' : resolution;
  const options = ['--module', module, '--moduleResolution', resolution, '--strict', strict, '--target', 'es2022'];
  const tsc = bin(`typescript-${typescript}/bin/tsc`);
  // The client needs no types but its own; those of Node.js are there because of the mock.
  const libraries = ['--lib', 'es2022,dom', '--typeRoots', 'none'];
  await execute(process.execPath, [tsc, '--noEmit', ...libraries, ...options, 'consumer.ts'], { cwd: folder });
  return [];
}

async function runInWorkerd(): Promise<string[]> {
  const workerd = bin('@cloudflare/workerd-linux-64/bin/workerd');
  const child = spawn(workerd, ['serve', 'workerd.capnp', '--control-fd=1'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const response = await fetch(`http://127.0.0.1:${await portOf(child)}/`, { signal: AbortSignal.timeout(30_000) });
    return (await response.json()) as string[];
  } finally {
    child.kill();
  }
}

/** workerd tells on its control file that it listens, and on which port. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.once('exit', (code) => reject(new Error(`workerd ended with ${code}`)));
    child.stdout?.on('data', (data) => {
      output += data;
      const port = /"port":(\d+)/.exec(output)?.[1];
      if (port) resolve(Number(port));
    });
  });
}

async function runInChromium(origin: string): Promise<string[]> {
  const server = await startBrowser();
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage();
    // A page of another origin than the mock's, so that its preflight is tried too.
    await page.goto(origin.replace('127.0.0.1', 'localhost')).catch(() => page.goto('about:blank'));
    await page.addScriptTag({ path: join(folder, 'dist/page.js'), type: 'module' });
    await page.waitForFunction('globalThis.failures', undefined, { timeout: 30_000 });
    return await page.evaluate('globalThis.failures');
  } finally {
    await server.close();
  }
}

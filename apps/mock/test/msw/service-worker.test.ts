/** The handlers in a real service worker, in a real browser, and what has to be loaded for them. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { startBrowser } from '@ciam-sms/testing/browser';
import { listen } from '@ciam-sms/testing/listen';
import { type BuildResult, build } from 'esbuild';
import { type BrowserServer, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PATH } from '../send.ts';
import { askServer, type Exchange, NOWHERE, type Received, receive } from './same-as-server.ts';

const bundle = (file: string, external: string[] = []) =>
  build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'mocked',
    external,
    minify: true,
    metafile: true,
    write: false,
  });
const codeOf = ({ outputFiles }: BuildResult<{ write: false }>) => outputFiles[0]?.text ?? '';

test('a browser loads neither a Node module nor Prism for the handlers, and less than 75 kB, compressed', async () => {
  const result = await bundle('../../dist/msw.js', ['msw']);
  const { inputs, outputs } = result.metafile;
  const notBundled = Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  expect(new Set(notBundled)).toEqual(new Set(['msw']));
  expect(Object.keys(inputs).filter((file) => /stoplight|prism/.test(file))).toEqual([]);
  expect(gzipSync(codeOf(result)).length).toBeLessThan(75_000);
});

describe('in a service worker', () => {
  let exchanges: Exchange[];
  let server: BrowserServer;
  let page: Page;
  let site: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    const files: Record<string, [type: string, content: string]> = {
      '/': ['text/html', '<!DOCTYPE html><title>A page</title>'],
      '/mockServiceWorker.js': [
        'text/javascript',
        await readFile(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')), 'utf8'),
      ],
    };
    site = await listen(
      createServer(({ url = '' }, response) => {
        const [type, content] = files[url] ?? ['text/plain', ''];
        response.writeHead(files[url] ? 200 : 404, { 'content-type': type }).end(content);
      }),
    );
    server = await startBrowser();
    page = await (await chromium.connect(server.wsEndpoint())).newPage();
    await page.goto(site.url);
    await page.addScriptTag({ content: codeOf(await bundle('page.ts')) });
    await page.evaluate('mocked.start()');
    exchanges = await askServer();
  }, 60_000);
  afterAll(async () => {
    await server?.close();
    await site?.[Symbol.asyncDispose]();
  });

  const ask = (requests: Pick<Exchange, 'path' | 'init'>[]): Promise<Received[]> =>
    page.evaluate(`Promise.all(${JSON.stringify(requests)}.map(({ path, init }) =>
      (${receive})(${JSON.stringify(NOWHERE)} + path, init)))`);

  test('every scenario gets what the server responds, in both languages', async () => {
    expect(await page.evaluate('navigator.serviceWorker.controller.scriptURL')).toBe(
      `${site.url}/mockServiceWorker.js`,
    );
    const received = await ask(exchanges);
    expect(exchanges.map(({ name }, index) => [name, received[index]])).toEqual(
      exchanges.map(({ name, response }) => [name, response]),
    );
  });

  test('a captcha can be solved', async () => {
    const { init } = exchanges.find(({ name }) => name.startsWith('11-valid in')) as Exchange;
    const get = { path: '/api/v2/sdk/captcha', init: { method: 'GET', headers: init.headers } };
    const [[status, headers, text] = [0, {}, '']] = await ask([get as Exchange]);
    expect(status).toBe(200);
    const { token } = JSON.parse(text);
    const body = JSON.stringify({ token, point_json: headers['x-mock-captcha-point'], sender: '15200000000' });
    const [verified] = await ask([{ path: '/api/v2/sdk/captcha/verify', init: { ...init, body } }]);
    expect(verified?.[0]).toBe(200);
  });

  test('what comes next can be planned', async () => {
    await page.evaluate(`mocked.next({ operation: 'sendSms', status: 429, body: 'Slow down' })`);
    const [{ init }] = exchanges as [Exchange];
    expect((await ask([{ path: PATH, init }]))[0]?.[2]).toBe('Slow down');
  });
});

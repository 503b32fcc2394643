import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import sirv from 'sirv';
import { expect, test } from 'vitest';
import { serveSite } from '../src/serve.ts';
import { dist, pages, readPage } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage } from './watched-page.ts';

const here = siteInBrowser();
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(dist + file).isFile());

test('the site works below any path, such as that of a project page', async () => {
  const serve = sirv(dist);
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/some/project/')) return response.writeHead(404).end();
    request.url = request.url.slice('/some/project'.length);
    serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/project/`;
  try {
    await using watched = await openPage(here.browser, [base]);
    for (const path of ['', 'reference/', 'guides/getting-started/', 'zh/', 'zh/try/', 'zh/errors/', '404.html']) {
      await watched.page.goto(base + path);
      await watched.page.keyboard.press('/');
      await watched.page.locator('dialog.search input').fill('mobile');
      await watched.page.locator('.search-results a').first().waitFor();
      expect({ path, failures: watched.failures, foreign: watched.foreign }).toEqual({
        path,
        failures: [],
        foreign: [],
      });
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('every text is there in brotli and gzip too, and they say the same', () => {
  const texts = files.filter((file) => /\.(html|md|css|js|json|yaml|txt|svg)$/.test(file));
  expect(texts.length).toBeGreaterThan(20);
  for (const file of texts) {
    const text = readFileSync(dist + file);
    expect(brotliDecompressSync(readFileSync(`${dist}${file}.br`))).toEqual(text);
    expect(gunzipSync(readFileSync(`${dist}${file}.gz`))).toEqual(text);
  }
});

test('npm start serves what is compressed, texts with their encoding, the Markdown of a page to those that prefer it, and lets assets be kept for ever; it leads to the folder of a page, and takes nothing', async () => {
  await using site = await serveSite({ port: 0 });
  const asset = files.find((file) => /^assets\/.*\.js$/.test(file));
  const response = await fetch(`${site.url}/${asset}`, { headers: { 'accept-encoding': 'br' } });
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(response.headers.get('cache-control')).toContain('immutable');
  const page = await fetch(site.url);
  expect(page.headers.get('cache-control')).toBe('no-cache');
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(readFileSync(`${dist}_headers`, 'utf8')).toContain(page.headers.get('content-security-policy'));
  for (const file of ['llms.txt', 'errors/index.md', 'openapi.yaml', 'index.html', 'zh/openapi.json']) {
    const type = (await fetch(`${site.url}/${file}`)).headers.get('content-type');
    expect({ file, type }).toEqual({ file, type: expect.stringMatching(/charset=utf-8|^application\/json$/) });
  }
  for (const [accept, type] of [
    ['text/markdown', 'text/markdown;charset=utf-8'],
    ['text/html;q=0.5, text/markdown', 'text/markdown;charset=utf-8'],
    ['text/html, text/markdown;q=0.5', 'text/html;charset=utf-8'],
    ['*/*', 'text/html;charset=utf-8'],
  ] as const) {
    const { headers } = await fetch(`${site.url}/errors/`, { headers: { accept } });
    expect([accept, headers.get('content-type'), headers.get('vary')]).toEqual([
      accept,
      type,
      'Accept-Encoding, Accept',
    ]);
  }
  const moved = await fetch(`${site.url}/guides/handling-errors?from=mail`);
  expect(moved.url).toBe(`${site.url}/guides/handling-errors/?from=mail`);
  const posted = await fetch(`${site.url}/errors/`, { method: 'POST' });
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('pages hold no style and no script but those whose hash their Content-Security-Policy lists, as the header does', () => {
  const header = readFileSync(`${dist}_headers`, 'utf8');
  for (const path of [...pages, '404.html']) {
    const page = readPage(path);
    const policy = page.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content;
    const text = page.documentElement.outerHTML;
    const inline = [...text.matchAll(/<(style|script)>(.*?)<\/\1>/gs)].map(([, name, content = '']) => ({
      name,
      content,
    }));
    expect(new Set(inline.map(({ name }) => name))).toEqual(new Set(['style', 'script']));
    for (const { name, content } of inline) {
      const hash = `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
      for (const one of [policy, header]) expect(sourcesOf(one, name)).toContain(hash);
    }
    expect(text).not.toMatch(/<link rel="stylesheet"|<style .*>|<script(?! type="module" src=)(?!>)|\sstyle=|\son\w+=/);
  }
});

/** What a policy allows of a kind: 'style' or 'script'. */
function sourcesOf(policy: string | undefined, kind = ''): string[] {
  return policy?.match(new RegExp(`(?<=${kind}-src )[^;]+`))?.[0].split(' ') ?? [];
}

test('pages load nothing but what is below their own path, under names that change with their content', () => {
  for (const path of pages) {
    const text = readFileSync(`${dist}${path}index.html`, 'utf8');
    expect(text).not.toMatch(/ (href|src|data-home|data-search-index)="\//);
    for (const [, asset] of text.matchAll(/(?:src|href|data-search-index)="[./]*(assets\/[^"]+)"/g)) {
      expect(asset).toMatch(/[.-][\w-]{8}\.\w+$/);
      expect(files).toContain(asset);
    }
  }
});

test('a reader of the reference waits for one file of less than 50 kB', () => {
  for (const path of ['reference/', 'zh/reference/']) {
    expect(readFileSync(`${dist}${path}index.html`, 'utf8')).not.toMatch(/<link rel="stylesheet"|<script src/);
    expect(statSync(`${dist}${path}index.html.gz`).size).toBeLessThan(50_000);
  }
});

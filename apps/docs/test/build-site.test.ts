import { globSync, mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { html } from 'hono/html';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildSite } from '../src/output/build-site.ts';
import { rememberIn } from '../src/output/memory.ts';
import { notFoundPage } from '../src/pages/not-found.ts';
import { LANGUAGES } from '../src/texts.ts';
import { parsePage } from './parse-page.ts';
import { dist, pages } from './site.ts';

/** What was asked to be compressed. */
const compressed: unknown[] = vi.hoisted(() => []);
vi.mock('../src/output/compress.ts', () => ({ compressFolder: async (...asked: unknown[]) => compressed.push(asked) }));

const SITE_URL = 'https://docs.example.com/sms/';
const again = mkdtempDisposableSync(join(tmpdir(), 'again-'));
beforeAll(async () => {
  writeFileSync(join(again.path, 'old.html'), 'From an earlier build');
  // What Redoc renders is in the memory of the build.
  const { recall } = rememberIn(fileURLToPath(new URL('../.cache', import.meta.url)));
  await buildSite({ outDir: again.path, siteUrl: SITE_URL, recall });
}, 120_000);
afterAll(() => again.remove());

const read = (file: string, folder = again.path) => readFileSync(join(folder, file), 'utf8');
/** What says where the site is. */
const withoutAddress = (html: string) => html.replace(/\s*<link rel="(canonical|alternate)"[^>]*>/g, '');

test('building again, for an address that is known, gives the same files but for that address', () => {
  const list = (folder: string) => globSync('**/*.*', { cwd: folder }).filter((file) => !/\.(br|gz)$/.test(file));
  const ofAddress = ['sitemap.xml', 'robots.txt'];
  // What an earlier build left in dist/assets may be there beside what the last one made.
  const built = list(again.path).filter((file) => !ofAddress.includes(file));
  expect(built.sort()).toEqual(
    list(dist)
      .filter((file) => !file.startsWith('assets') || built.includes(file))
      .sort(),
  );
  expect(list(again.path)).toEqual(expect.arrayContaining(ofAddress));
  const differing = built.filter(
    (file) => file !== '404.html' && withoutAddress(read(file)) !== withoutAddress(read(file, dist)),
  );
  expect(differing).toEqual([]);
  expect(compressed).toEqual([[again.path, { isLarge: false }]]);
});

test('a page says at which address it is, in each language', () => {
  const page = read('zh/errors/index.html');
  expect(page).toContain(`<link rel="canonical" href="${SITE_URL}zh/errors/">`);
  expect(page).toContain(`hreflang="en" href="${SITE_URL}errors/"`);
  expect(page).toContain(`hreflang="x-default" href="${SITE_URL}errors/"`);
  expect(read('zh/errors/index.html', dist)).not.toContain('canonical');
});

test('the page for what does not exist has links that begin at the root of the site, as a host shows it at any depth', () => {
  const notFound = read('404.html');
  expect(notFound).not.toMatch(/canonical|="\.\//);
  expect(notFound.replaceAll('="/sms/', '="./')).toBe(read('404.html', dist));
});

test('the page for what does not exist leads to no page of a single operation', () => {
  const page = (path: string) => ({ path, title: `Title of ${path}`, description: '' });
  const pages = [page('try/'), { ...page('try/sendSms/'), navigation: html`<nav></nav>` }];
  const lists = parsePage(String(notFoundPage(new Map(LANGUAGES.map((one) => [one, pages]))).main));
  expect([...lists.querySelectorAll('li')].map((one) => one.innerHTML)).toEqual([
    '<a href="./try/">Title of try/</a>',
    '<a href="./zh/try/">Title of try/</a>',
  ]);
});

test('search engines are told of every page', () => {
  const addresses = [...read('sitemap.xml').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
  expect(addresses.sort()).toEqual(pages.map((path) => SITE_URL + path));
  expect(read('robots.txt')).toBe(`User-agent: *\nAllow: /\nSitemap: ${SITE_URL}sitemap.xml\n`);
});

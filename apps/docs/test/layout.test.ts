/** What the frame of a page has only on some pages. What it has on all, `frame.test.ts` checks. */
import { expect, test } from 'vitest';
import { layout } from '../src/frame/layout.ts';
import type { FinishedPage } from '../src/output/finish-page.ts';
import { parsePage } from './parse-page.ts';

const PAGE: FinishedPage = {
  path: 'guides/a/',
  title: 'A',
  description: 'About A',
  main: '<h1>A</h1>',
  markdown: '# A',
  headings: [],
  entries: [],
};
const assets = { 'site.ts': 'site.js', 'more.ts': 'more.js', 'favicon.svg': 'icon.svg' };
const inlined = { 'site.css': 'a{}', 'more.css': 'c{}', 'theme.js': 'b()' };
const write = async (page: Partial<FinishedPage>, siteUrl?: string) =>
  String(await layout({ ...PAGE, ...page }, { language: 'zh', assets, inlined, siteUrl }));
const open = async (page: Partial<FinishedPage>) => parsePage(await write(page));
/** The lines of the head of a page. */
const headOf = async (page: Partial<FinishedPage>, siteUrl?: string) => {
  const [, head = ''] = (await write(page, siteUrl)).split(/<\/?head>/);
  return head.split('\n').flatMap((line) => line.trim() || []);
};
const SITE = 'https://docs.example.com/sms/';

test('a page knows its address, those of its other versions, and what it needs', async () => {
  expect(await headOf({ assets: ['more.css', 'more.ts'] }, SITE)).toEqual([
    '<meta charset="utf-8">',
    expect.stringMatching(/^<meta http-equiv="Content-Security-Policy" content="default-src .*">$/),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>A · CIAM 短信 API</title>',
    '<meta name="description" content="About A">',
    '<meta name="color-scheme" content="light dark">',
    '<script>b()</script>',
    '<style>a{}</style><style>c{}</style>',
    '<link rel="expect" href="#bar" blocking="render">',
    '<link rel="service-desc" href="../../../zh/openapi.json" type="application/json">',
    '<link rel="alternate" href="./index.md" type="text/markdown">',
    '<link rel="icon" href="../../../icon.svg" type="image/svg+xml">',
    `<link rel="canonical" href="${SITE}zh/guides/a/">`,
    `<link rel="alternate" hreflang="en" href="${SITE}guides/a/"><link rel="alternate" hreflang="zh-Hans" href="${SITE}zh/guides/a/">`,
    `<link rel="alternate" hreflang="x-default" href="${SITE}guides/a/">`,
    '<script type="module" src="../../../site.js"></script><script type="module" src="../../../more.js"></script>',
  ]);
});

test('a page has an address only where that of the site is known', async () => {
  const page = await headOf({}, SITE);
  expect(await headOf({})).toEqual(
    page.filter((line) => !line.includes('canonical')).map((line) => line.replaceAll(SITE, '../../../')),
  );
});

test('the page that is called like the site is so once', async () => {
  expect((await open({ title: 'CIAM 短信 API' })).title).toBe('CIAM 短信 API');
});

test('a page of more than one heading has a table of contents, with the methods of operations', async () => {
  const headings = [
    { id: 'one', text: 'One', level: 2 },
    { id: 'two', text: 'Two', level: 3, method: 'POST' },
  ];
  expect((await open({ headings })).querySelector('.contents')?.innerHTML).toBe(
    '<nav aria-label="本页内容"><p>本页内容</p><ul><li class="level-2"><a href="#one">One</a></li>' +
      '<li class="level-3"><a href="#two">Two <b class="method method-post">POST</b></a></li></ul></nav>',
  );
  expect((await open({ headings: headings.slice(1) })).querySelectorAll('[class^="contents"]')).toHaveLength(0);
});

test('what leads to other pages begins at the page, also at the root of the site', async () => {
  const frame = { language: 'en' as const, assets, inlined };
  const page = parsePage(String(await layout({ ...PAGE, path: '' }, frame)));
  expect(page.querySelector('.brand')?.getAttribute('href')).toBe('./');
});

test('a page says where anchors lead that it does not have', async () => {
  const attribute = (page: Document) => page.querySelector('main')?.getAttribute('data-other-anchors');
  expect(attribute(await open({ otherAnchors: '../errors/' }))).toBe('../errors/');
  expect(attribute(await open({}))).toBeNull();
});

test('a page below a part of the site is in that part', async () => {
  const page = await open({});
  const current = [...page.querySelectorAll('nav.site a')].map((one) => one.getAttribute('aria-current'));
  expect(current).toEqual([null, 'true', null, null]);
});

test('a page that speaks every language has no other version, no Markdown, and nothing else in their place', async () => {
  const page = await headOf({}, SITE);
  expect(await headOf({ inAllLanguages: true }, SITE)).toEqual(
    page.filter((line) => !/alternate|canonical/.test(line)),
  );
  const { body } = await open({ inAllLanguages: true });
  expect(body.querySelectorAll('a.language, [href="./index.md"], .copy-page')).toHaveLength(0);
  const textsIn = (selector: string) =>
    [...(body.querySelector(selector)?.childNodes ?? [])]
      .filter(({ nodeType }) => nodeType === 3)
      .map(({ textContent }) => textContent?.trim())
      .join('');
  expect(textsIn('.frame')).toBe('');
  expect(textsIn('footer')).toBe('下载：');
});

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
const frame = { language: 'zh' as const, assets: {}, inlined: { 'site.css': 'a{}', 'theme.js': 'b()' } };
const open = async (page: Partial<FinishedPage>, siteUrl?: string) =>
  parsePage(String(await layout({ ...PAGE, ...page }, { ...frame, siteUrl })));
const hrefs = (document: Document, selector: string) =>
  [...document.querySelectorAll(selector)].map((one) => one.getAttribute('href'));

test('a page knows its address, and those of its other versions, where that of the site is known', async () => {
  const page = await open({}, 'https://docs.example.com/sms/');
  expect(hrefs(page, 'link[rel="canonical"]')).toEqual(['https://docs.example.com/sms/zh/guides/a/']);
  expect(hrefs(page, 'link[hreflang]')).toEqual([
    ...['guides/a/', 'zh/guides/a/', 'guides/a/'].map((path) => `https://docs.example.com/sms/${path}`),
  ]);
  expect(hrefs(await open({}), 'link[rel="canonical"]')).toEqual([]);
});

test('a page below a part of the site is in that part', async () => {
  const page = await open({});
  const current = [...page.querySelectorAll('nav.site a')].map((one) => one.getAttribute('aria-current'));
  expect(current).toEqual([null, 'true', null, null]);
});

test('a page that speaks every language has no other version, no Markdown, and nothing else in their place', async () => {
  const page = await open({ inAllLanguages: true, path: '404.html' }, 'https://docs.example.com/');
  expect(hrefs(page, 'link[hreflang], link[rel="canonical"], a.language, [href="./index.md"], .copy-page')).toEqual([]);
  const textsIn = (place: Element | null) =>
    [...(place?.childNodes ?? [])]
      .filter(({ nodeType }) => nodeType === 3)
      .map(({ textContent }) => textContent?.trim())
      .join('');
  expect(textsIn(page.head)).toBe('');
  expect(textsIn(page.querySelector('.frame'))).toBe('');
  expect(textsIn(page.querySelector('footer'))).toBe('下载：');
  expect([...page.querySelectorAll('style')].map((one) => one.textContent)).toEqual(['a{}']);
  expect(page.querySelector('script:not([src])')?.textContent).toBe('b()');
});

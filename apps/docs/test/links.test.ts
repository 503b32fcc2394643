/** Where the links of pages lead. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TEXTS } from '../src/texts.ts';
import { dist, leadsTo, linksOf, pages, readPage, textOf } from './site.ts';

const EVERY_PAGE = [...pages, '404.html'];

test('the page for an address that does not exist lists every page of both languages, and is in neither', () => {
  const page = readPage('404.html');
  for (const section of page.querySelectorAll('main section')) {
    const texts = TEXTS[section.getAttribute('lang') === 'en' ? 'en' : 'zh'];
    expect(textOf(section.querySelector('h1, h2'))).toBe(texts.notFound);
    expect(textOf(section.querySelector('p'))).toBe(texts.notFoundHelp);
  }
  const listed = linksOf(page.querySelector('main')).map((link) => leadsTo('404.html', link));
  expect([...listed].sort()).toEqual(pages);
  for (const link of linksOf(page.querySelector('main')))
    expect(readPage(leadsTo('404.html', link)).title).toContain(textOf(link));
  expect(page.querySelectorAll('h1')).toHaveLength(1);
  expect(page.querySelectorAll('link[hreflang], link[rel="canonical"], a.language')).toHaveLength(0);
});

test('every link and every anchor leads to something', () => {
  const targets = new Map(
    EVERY_PAGE.map((path) => [path, [...readPage(path).querySelectorAll('[id]')].map(({ id }) => id)]),
  );
  for (const ids of targets.values()) expect(ids).toEqual([...new Set(ids)]);
  const broken: string[] = [];
  let links = 0;
  for (const path of EVERY_PAGE) {
    for (const link of linksOf(readPage(path))) {
      links++;
      const [address = '', anchor] = leadsTo(path, link).split('#');
      if (address.includes(':')) continue;
      const ids = targets.get(address);
      const exists = ids ? !anchor || ids.includes(decodeURIComponent(anchor)) : existsSync(dist + address);
      if (!exists) broken.push(`/${path}: ${leadsTo(path, link)}`);
    }
  }
  expect(links).toBeGreaterThan(400);
  expect(broken).toEqual([]);
});

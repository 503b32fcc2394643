/** What surrounds every page: its head, the bar, its table of contents, and where all of it leads. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MOCK_URL } from '../src/serve.ts';
import { TEXTS } from '../src/texts.ts';
import { dist, leadsTo, linksOf, otherLanguage, pages, readPage, textOf } from './site.ts';

const EVERY_PAGE = [...pages, '404.html'];
const languageOf = (path: string) => (path.startsWith('zh/') ? 'zh' : 'en');

/** The attributes of an element. */
const attributesOf = (element: Element | null) =>
  Object.fromEntries([...(element?.attributes ?? [])].map(({ name, value }) => [name, value]));

describe.for(EVERY_PAGE)('the page /%s', (path) => {
  const page = readPage(path);
  const texts = TEXTS[languageOf(path)];
  const content = (name: string) => page.querySelector(`meta[name="${name}"]`)?.getAttribute('content');

  test('has a title and a description of its own', () => {
    const others = EVERY_PAGE.filter((other) => other !== path).map(readPage);
    expect(page.title).toMatch(/\S/);
    expect(content('description')).toMatch(/\S/);
    expect(others.map((other) => other.title)).not.toContain(page.title);
    const descriptions = others.map((other) =>
      other.querySelector('meta[name="description"]')?.getAttribute('content'),
    );
    expect(descriptions).not.toContain(content('description'));
  });

  test('says where the mock is, and where the index of its language is', () => {
    const { 'data-base-url': baseUrl, 'data-search-index': searchIndex } = attributesOf(page.documentElement);
    expect(baseUrl).toBe(MOCK_URL);
    expect(existsSync(new URL(searchIndex ?? '', `file://${dist}${path}`))).toBe(true);
    expect(searchIndex).toContain(`search.${languageOf(path)}.`);
  });

  test('leads to the parts of the site, and says which one it is in', () => {
    const home = path.startsWith('zh/') ? 'zh/' : '';
    const links = linksOf(page.querySelector('nav.site'));
    expect(links.map((link) => [leadsTo(path, link), textOf(link)])).toEqual([
      [`${home}reference/`, texts.reference],
      [`${home}guides/`, texts.guides],
      [`${home}errors/`, texts.errors],
      [`${home}try/`, texts.tryIt],
    ]);
    for (const link of links) {
      const to = leadsTo(path, link);
      const current = to === path ? 'page' : path.startsWith(to) ? 'true' : null;
      expect([to, link.getAttribute('aria-current')]).toEqual([to, current]);
    }
    expect(page.querySelector('nav.site')?.getAttribute('aria-label')).toBe(texts.siteNavigation);
    const brand = page.querySelector('a.brand');
    expect([leadsTo(path, brand), textOf(brand)]).toEqual([home, texts.site]);
    const skip = page.querySelector('a.skip');
    expect([textOf(skip), skip?.getAttribute('href')]).toEqual([texts.skip, `#${page.querySelector('main')?.id}`]);
  });

  test('has the words of what scripts show, in its language', () => {
    const { documentElement } = page;
    const open = page.querySelector('button.search-open');
    expect([textOf(open), open?.getAttribute('aria-keyshortcuts')]).toEqual([`${texts.search} /`, '/']);
    expect(attributesOf(page.querySelector('button.theme'))).toMatchObject({
      hidden: '',
      'data-to-dark': texts.toDark,
      'data-to-light': texts.toLight,
    });
    expect(attributesOf(page.querySelector('dialog.search'))).toMatchObject({
      'aria-label': texts.search,
      'data-found': texts.searchFound,
      'data-nothing': texts.nothingFound,
      'data-failed': texts.searchFailed,
    });
    expect(attributesOf(page.querySelector('dialog.search input'))).toMatchObject({
      'aria-label': texts.search,
      placeholder: texts.searchFor,
    });
    expect(textOf(page.querySelector('dialog.search button'))).toBe(texts.close);
    const results = page.querySelector('.search-results');
    expect(results?.getAttribute('aria-label')).toBe(texts.searchResults);
    expect(new URL(results?.getAttribute('data-home') ?? '', `http://docs/${path}`).pathname).toBe(
      path.startsWith('zh/') ? '/zh/' : '/',
    );
    const template = (id: string) => {
      const { content: inside } = page.getElementById(id) as HTMLTemplateElement;
      return inside.querySelector('button');
    };
    expect(textOf(template('copy'))).toBe(texts.copy);
    expect(template('copy')?.getAttribute('data-done')).toBe(texts.copied);
    expect(attributesOf(template('copy-link'))).toMatchObject({
      'aria-label': texts.copyLinkTo,
      'data-instead-of': texts.linkTo,
      'data-done': texts.copied,
    });
    expect(documentElement.lang).toBe(languageOf(path) === 'zh' ? 'zh-Hans' : 'en');
  });

  test('leads at its end to the changelog and to what there is for programs', () => {
    const home = path.startsWith('zh/') ? 'zh/' : '';
    const footer = page.querySelector('footer');
    expect(linksOf(footer).map((link) => [leadsTo(path, link), textOf(link)])).toEqual([
      [`${home}changelog/`, texts.changelog],
      [`${home}openapi.yaml`, 'openapi.yaml'],
      [`${home}openapi.json`, 'openapi.json'],
      ['llms.txt', 'llms.txt'],
      ...(path === '404.html' ? [] : [[`${path}index.md`, 'Markdown']]),
    ]);
    expect(textOf(footer)).toContain(`${texts.changelog} ${texts.downloads}${texts.colon.trim()}`);
    const copy = footer?.querySelector('.copy-page');
    expect(copy ? [textOf(copy), copy.getAttribute('data-done')] : undefined).toEqual(
      path === '404.html' ? undefined : [texts.copyMarkdown, texts.copied],
    );
    const alternate = page.querySelector('link[type="text/markdown"]');
    expect(alternate ? leadsTo(path, alternate) : undefined).toBe(path === '404.html' ? undefined : `${path}index.md`);
    expect(leadsTo(path, page.querySelector('link[rel="service-desc"]'))).toBe(`${home}openapi.json`);
  });

  test('has a table of contents of its headings, if it has more than one', () => {
    const headings = [...page.querySelectorAll('main :is(h2, h3, h4)')].filter(
      (heading) => heading.closest('[id]') !== page.querySelector('main'),
    );
    const contents = page.querySelector('.contents');
    expect(Boolean(contents)).toBe(headings.length > 1);
    expect(Boolean(page.querySelector('.contents-open'))).toBe(headings.length > 1);
    if (!contents) return;
    expect(textOf(contents.querySelector('p'))).toBe(texts.onThisPage);
    expect(contents.querySelector('nav')?.getAttribute('aria-label')).toBe(texts.onThisPage);
    expect(textOf(page.querySelector('.contents-open'))).toBe(texts.onThisPage);
    const listed = [...contents.querySelectorAll('li')].map((item) => [
      item.className,
      item.querySelector('a')?.getAttribute('href'),
    ]);
    expect(listed).toEqual(
      headings.map((heading) => [
        `level-${heading.tagName.charAt(1)}`,
        `#${heading.id || heading.closest('[id]')?.id}`,
      ]),
    );
  });
});

test.for(pages)('/%s says its language, and where it is in the other', (path) => {
  const page = readPage(path);
  const isChinese = path.startsWith('zh/');
  const [english, chinese] = isChinese ? [otherLanguage(path), path] : [path, otherLanguage(path)];
  const alternates = [...page.querySelectorAll('link[hreflang]')].map((link) => [
    link.getAttribute('hreflang'),
    leadsTo(path, link),
  ]);
  expect(alternates).toEqual([
    ['en', english],
    ['zh-Hans', chinese],
    ['x-default', english],
  ]);
  const [other, ...more] = page.querySelectorAll('a.language');
  expect(more).toEqual([]);
  expect(leadsTo(path, other)).toBe(otherLanguage(path));
  expect(textOf(other)).toBe(isChinese ? 'Read this page in English' : '切换语言： 中文');
  expect([other?.getAttribute('lang'), other?.getAttribute('hreflang')]).toEqual(
    isChinese ? ['en', 'en'] : ['zh-Hans', 'zh-Hans'],
  );
});

test('only the Try it page may call other servers than its own, and only it has pictures that a server returns', () => {
  for (const path of EVERY_PAGE) {
    const policy = readPage(path).querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    const isForm = /^(zh\/)?try\/$/.test(path);
    expect([path, policy]).toEqual([
      path,
      expect.stringMatching(
        isForm
          ? /; img-src 'self' data:; connect-src 'self' http: https:; base-uri 'self'; form-action 'none'$/
          : /; img-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'$/,
      ),
    ]);
  }
});

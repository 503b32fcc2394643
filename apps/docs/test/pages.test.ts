import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dist, otherLanguage, pages } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

const here = siteInBrowser();

const EVERY_PAGE = [...pages, '404.html'];

test('there is a page of every kind, in both languages', () => {
  for (const page of ['', 'guides/', 'guides/getting-started/', 'errors/', 'try/']) {
    expect(pages).toContain(page);
    expect(pages).toContain(otherLanguage(page));
  }
  expect(pages.filter((page) => page.startsWith('zh/'))).toHaveLength(pages.length / 2);
});

describe.for(EVERY_PAGE)('the page /%s', (path) => {
  test('loads without a fault, moves nothing, asks no other host for anything, and breaks no rule of its Content-Security-Policy', async () => {
    await using watched = await openPage(here.browser, [here.url]);
    const response = await watched.page.goto(`${here.url}/${path}`);
    const policy = response?.headers()['content-security-policy'];
    const meta = await watched.page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
    for (const text of [policy, meta]) {
      expect(text).toContain("script-src 'self';");
      expect(text).not.toMatch(/unsafe/);
    }
    expect(watched.foreign).toEqual([]);
    expect(watched.failures).toEqual([]);
    const shift = await watched.page.evaluate(async () => {
      let sum = 0;
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
      });
      observer.observe({ type: 'layout-shift', buffered: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
      return sum;
    });
    expect(shift).toBeLessThanOrEqual(0.02);
  });

  describe('is accessible and needs no sideways scrolling', () => {
    let watched: WatchedPage;
    beforeAll(async () => {
      watched = await openPage(here.browser, [here.url]);
      await watched.page.goto(`${here.url}/${path}`);
      await watched.page.evaluate(axe.source);
    });
    afterAll(() => watched[Symbol.asyncDispose]());

    test.for([
      { colorScheme: 'light', width: 1400 },
      { colorScheme: 'dark', width: 1400 },
      { colorScheme: 'light', width: 360 },
      { colorScheme: 'dark', width: 360 },
    ] as const)('$colorScheme, $width pixels wide', async ({ colorScheme, width }) => {
      const { page } = watched;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const violations = await page.evaluate(async () => {
        const found = await (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] });
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      expect(violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  });

  test('has a title and a description of its own', () => {
    const others = EVERY_PAGE.filter((other) => other !== path).map(readHead);
    const { title, description } = readHead(path);
    expect(title).toMatch(/\S/);
    expect(description).toMatch(/\S/);
    expect(others.map((other) => other.title)).not.toContain(title);
    expect(others.map((other) => other.description)).not.toContain(description);
  });
});

test.for(pages)('/%s says its language, and where it stands in the other', async (path) => {
  await using watched = await openPage(here.browser, [here.url]);
  await watched.page.goto(`${here.url}/${path}`);
  const isChinese = path.startsWith('zh/');
  expect(await watched.page.getAttribute('html', 'lang')).toBe(isChinese ? 'zh-Hans' : 'en');
  const alternates = await watched.page
    .locator('link[hreflang]')
    .evaluateAll((links) => links.map((link) => [(link as HTMLLinkElement).hreflang, (link as HTMLLinkElement).href]));
  const [english, chinese] = isChinese ? [otherLanguage(path), path] : [path, otherLanguage(path)];
  expect(alternates).toEqual([
    ['en', `${here.url}/${english}`],
    ['zh-Hans', `${here.url}/${chinese}`],
    ['x-default', `${here.url}/${english}`],
  ]);
});

test('the bar looks the same on every page', async () => {
  await using watched = await openPage(here.browser, [here.url]);
  const looks = new Set<string>();
  for (const path of ['', 'errors/', 'try/', 'guides/getting-started/']) {
    await watched.page.goto(`${here.url}/${path}`);
    const buttons = watched.page.locator('.bar, .bar button');
    looks.add(
      await buttons.evaluateAll((all) =>
        all
          .map((one) => [getComputedStyle(one), one.getBoundingClientRect()] as const)
          .map(([{ font, padding, border, color, backgroundColor }, { width, height }]) =>
            [font, padding, border, color, backgroundColor, width, height].join(),
          )
          .join('\n'),
      ),
    );
  }
  expect([...looks]).toHaveLength(1);
});

test('the theme button says what it does, and gives the choice back to the system', async () => {
  await using watched = await openPage(here.browser, [here.url], { colorScheme: 'light' });
  await watched.page.goto(here.url);
  await watched.page.getByRole('button', { name: 'Switch to dark theme' }).click();
  expect(await watched.page.evaluate(() => localStorage.getItem('theme'))).toBe('dark');
  await watched.page.getByRole('button', { name: 'Switch to light theme' }).click();
  expect(await watched.page.evaluate(() => localStorage.getItem('theme'))).toBeNull();
});

test('the table of contents opens on a narrow window, and closes when it leads somewhere', async () => {
  await using watched = await openPage(here.browser, [here.url], { viewport: { width: 360, height: 800 } });
  await watched.page.goto(`${here.url}/errors/`);
  const contents = watched.page.locator('nav.contents');
  expect(await contents.isVisible()).toBe(false);
  await watched.page.getByRole('button', { name: 'On this page' }).click();
  await contents.getByRole('link').nth(2).click();
  expect(await contents.isVisible()).toBe(false);
  expect(watched.page.url()).toContain('#');
});

test('code on the page of errors needs no sideways scrolling', async () => {
  await using watched = await openPage(here.browser, [here.url]);
  await watched.page.goto(`${here.url}/errors/`);
  const wider = await watched.page
    .locator('section.error pre')
    .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
  expect(wider).toBe(0);
});

test('keyboard focus is visible on every kind of control', async () => {
  await using watched = await openPage(here.browser, [here.url]);
  await watched.page.goto(`${here.url}/try/`);
  const unseen: string[] = [];
  for (let step = 0; step < 40; step++) {
    await watched.page.keyboard.press('Tab');
    const focused = await watched.page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const shown = element.matches('.tabs input') ? (element.nextElementSibling as HTMLElement) : element;
      return { html: element.outerHTML.slice(0, 120), outline: getComputedStyle(shown).outlineStyle };
    });
    if (focused.html.startsWith('<body')) break; // past the last control
    if (focused.outline === 'none') unseen.push(focused.html);
  }
  expect(unseen).toEqual([]);
});

test('nothing moves for readers who asked for less motion', async () => {
  await using watched = await openPage(here.browser, [here.url], { reducedMotion: 'reduce' });
  await watched.page.goto(here.url);
  expect(await watched.page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
  expect(await watched.page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('an address without a page gets one that helps, at any depth, with status 404', async () => {
  await using watched = await openPage(here.browser, [here.url]);
  const response = await watched.page.goto(`${here.url}/no/such/page`);
  expect(response?.status()).toBe(404);
  await watched.page.getByRole('link', { name: 'Errors' }).first().click();
  await watched.page.waitForURL(`${here.url}/errors/`);
  await watched.page.goto(`${here.url}/no/such/page`);
  await watched.page.getByRole('link', { name: '错误码' }).click();
  await watched.page.waitForURL(`${here.url}/zh/errors/`);
});

function readHead(path: string) {
  const text = readFileSync(`${dist}${path.endsWith('.html') ? path : `${path}index.html`}`, 'utf8');
  return {
    title: /<title>([^<]*)/.exec(text)?.[1],
    description: /name="description" content="([^"]*)/.exec(text)?.[1],
  };
}

import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { otherLanguage, pages } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

const here = siteInBrowser();

const EVERY_PAGE = [...pages, '404.html'];

/** How readers may look at a page. */
const LOOKS = [
  { colorScheme: 'light', width: 1400 },
  { colorScheme: 'dark', width: 1400 },
  { colorScheme: 'light', width: 360 },
  { colorScheme: 'dark', width: 360 },
] as const;

/** The rules that a theme can break: it changes colors and nothing else. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

/** What the browser has found on a page. */
type Visit = Awaited<ReturnType<typeof visit>>;

/** Loads a page once, and looks at it in every way. */
async function visit({ page, foreign, failures }: WatchedPage, path: string) {
  const response = await page.goto(`${here.url}/${path}`);
  const head = await page.evaluate(() => ({
    policy: document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content,
    bar: [...document.querySelectorAll('.bar, .bar button')].map((one) => {
      const { font, padding, border, color, backgroundColor } = getComputedStyle(one);
      const { width, height } = one.getBoundingClientRect();
      return { font, padding, border, color, backgroundColor, width, height };
    }),
    motion: [getComputedStyle(document.documentElement).scrollBehavior, document.getAnimations().length],
    cutCode: [...document.querySelectorAll('section.error pre')].filter((one) => one.scrollWidth > one.clientWidth)
      .length,
  }));
  await page.evaluate(axe.source);
  const looks = [];
  for (const look of LOOKS) looks.push(await lookAt(page, look));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1400, height: 900 });
  return {
    ...head,
    header: response?.headers()['content-security-policy'],
    looks,
    foreign: foreign.splice(0),
    failures: failures.splice(0),
  };
}

async function lookAt(page: Page, { colorScheme, width }: (typeof LOOKS)[number]) {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(colorScheme === 'dark' && { runOnly: OF_COLORS }),
  };
  const violations = await page.evaluate(async (options) => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run(options);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, options);
  return { violations, scrollWidth: await page.evaluate(() => document.documentElement.scrollWidth) };
}

const visits: Record<string, Visit> = {};
beforeAll(async () => {
  const left = [...EVERY_PAGE];
  const goOn = async () => {
    await using watched = await openPage(here.browser, [here.url]);
    for (let path = left.shift(); path !== undefined; path = left.shift()) visits[path] = await visit(watched, path);
  };
  await Promise.all([goOn(), goOn()]);
}, 180_000);
const visited = (path: string) => visits[path] as Visit;

test('there is a page of every kind, in both languages', () => {
  for (const page of ['', 'reference/', 'guides/', 'guides/getting-started/', 'errors/', 'try/']) {
    expect(pages).toContain(page);
    expect(pages).toContain(otherLanguage(page));
  }
  expect(pages.filter((page) => page.startsWith('zh/'))).toHaveLength(pages.length / 2);
});

describe.for(EVERY_PAGE)('the page /%s', (path) => {
  test('loads without a fault, asks no other host for anything, and breaks no rule of its Content-Security-Policy', () => {
    const { header, policy, foreign, failures } = visited(path);
    for (const text of [header, policy]) {
      expect(text).toMatch(/default-src 'none'; script-src 'self'( 'sha256-\S{44}')+; style-src( 'sha256-\S{44}')+;/);
      expect(text).not.toMatch(/unsafe/);
    }
    expect({ foreign, failures }).toEqual({ foreign: [], failures: [] });
  });

  test('moves nothing for readers who asked for less motion, and cuts off no code that handles an error', () => {
    expect(visited(path)).toMatchObject({ motion: ['auto', 0], cutCode: 0 });
  });

  test.for(LOOKS.map((look, index) => ({ ...look, index })))(
    'is accessible and needs no sideways scrolling, $colorScheme, $width pixels wide',
    ({ width, index }) => {
      expect(visited(path).looks[index]?.violations).toEqual([]);
      expect(visited(path).looks[index]?.scrollWidth).toBeLessThanOrEqual(width);
    },
  );
});

test('the bar looks the same on every page of a language', () => {
  for (const folder of ['zh/', ''])
    for (const path of pages.filter((one) => one.startsWith('zh/') === (folder === 'zh/')))
      expect({ path, bar: visited(path).bar }).toEqual({ path, bar: visited(folder).bar });
});

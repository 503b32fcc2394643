import { errors } from '@ciam-sms/contract';
import type { Language } from '@ciam-sms/contract/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../src/texts.ts';
import { folderOf, readPage } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

const here = siteInBrowser();

const home = (language: Language) => `${here.url}/${folderOf(language)}`;

describe.for(LANGUAGES)('the search in %s', (language) => {
  const [code] = Object.keys(errors) as [string];
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await openPage(here.browser, [here.url]);
  });
  afterAll(() => watched?.[Symbol.asyncDispose]());

  const searchFor = async (text: string) => {
    await watched.page.goto(`${home(language)}guides/`);
    await watched.page.keyboard.press('/');
    await watched.page.locator('dialog.search input').fill(text);
    return watched.page.locator('dialog.search .search-state');
  };

  test('leads to the anchor of an error code that is pasted into it', async () => {
    await searchFor(code);
    await watched.page.locator('.search-results b', { hasText: code }).first().waitFor();
    const first = watched.page.locator('.search-results a').first();
    expect(await first.evaluate((link: HTMLAnchorElement) => link.href)).toBe(`${home(language)}errors/#${code}`);
    expect(watched.foreign).toEqual([]);
  });

  test('says how much it has found', async () => {
    const state = await searchFor('captcha_token');
    await expect.poll(() => state.textContent()).toMatch(/^(Results: |搜索结果：)\d+/);
  });

  test('works with the keyboard alone', async () => {
    await searchFor(code);
    await watched.page.locator('.search-results a').first().waitFor();
    await watched.page.keyboard.press('ArrowDown');
    await watched.page.keyboard.press('Enter');
    await watched.page.waitForURL((url) => decodeURIComponent(url.hash).includes(code));
    expect(await watched.page.locator('dialog.search').isVisible()).toBe(false);
  });

  test('says so if it finds nothing, or cannot look', async () => {
    const nothing = await searchFor('zzzz');
    await expect.poll(() => nothing.textContent()).toMatch(/No results for “zzzz”|没有找到“zzzz”/);
    await watched.page.route('**/search.*.json', (route) => route.abort());
    const state = await searchFor('mobile');
    await expect.poll(() => state.textContent()).toMatch(/Search is unavailable|搜索暂不可用/);
  });
});

describe('the switch of languages', () => {
  test('keeps the anchor of the address', async () => {
    await using watched = await openPage(here.browser, [here.url]);
    const [code] = Object.keys(errors);
    await watched.page.goto(`${here.url}/errors/#${code}`);
    await watched.page.getByRole('link', { name: '中文' }).click();
    await watched.page.waitForURL(`${here.url}/zh/errors/#${code}`);
    await watched.page.getByRole('link', { name: 'English' }).click();
    await watched.page.waitForURL(`${here.url}/errors/#${code}`);
  });

  const [first, second] = ['#one-result-for-every-outcome', '#branch-on-the-code-show-the-message'];
  test.for([
    ['guides/handling-errors/', 199, 'its top', ''],
    ['guides/handling-errors/', 200, 'its top', first],
    ['guides/handling-errors/', -1, `${second} in the middle`, first],
    ['guides/handling-errors/', 1, `${second} in the middle`, second],
    ['guides/', 500, 'its top', ''],
  ] as const)(
    'of %s, scrolled %i pixels further than to %s, opens %j, the last heading above the middle',
    async ([path, more, place, anchor]) => {
      await using watched = await openPage(here.browser, [here.url]);
      const { page } = watched;
      await page.goto(`${here.url}/${path}`);
      const from = place === 'its top' ? 0 : await page.locator(second).evaluate(offsetOfMiddle);
      await page.evaluate((y) => scrollTo(0, y), from + more);
      // Playwright scrolls before it clicks.
      await page.getByRole('link', { name: '中文' }).dispatchEvent('click');
      await page.waitForURL(`${here.url}/zh/${path}${anchor}`);
    },
  );
});

test.for(LANGUAGES)(
  'in %s, an anchor of the reference from when it was the home page opens it there',
  async (language) => {
    await using watched = await openPage(here.browser, [here.url]);
    const anchor = readPage(`${folderOf(language)}reference/`).querySelector('[data-search="mobile"]')?.id;
    await watched.page.goto(`${home(language)}#${anchor}`);
    await watched.page.waitForURL(`${home(language)}reference/#${anchor}`);
    await watched.page.goto('about:blank');
    await watched.page.goto(`${home(language)}#100%`);
    await watched.page.locator('.search-open').waitFor();
    await watched.page.goto(`${home(language)}#what-you-need`);
    expect(watched.page.url()).toBe(`${home(language)}#what-you-need`);
    await watched.page.goto(`${home(language)}#${anchor}`);
    await watched.page.waitForURL(`${home(language)}reference/#${anchor}`);
  },
);

/** How far the page has to be scrolled for an element to be in the middle of the window. */
function offsetOfMiddle(element: Element): number {
  return Math.round(element.getBoundingClientRect().top - innerHeight / 2);
}

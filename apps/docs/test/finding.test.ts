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
    await expect.poll(() => state.textContent()).toMatch(/^(Results: |搜索结果：)\d+$/);
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

  test('keeps the place of a reader who scrolled there', async () => {
    await using watched = await openPage(here.browser, [here.url]);
    await watched.page.goto(`${here.url}/reference/`);
    const place = watched.page.locator('[data-search="captcha_token"]').first();
    await place.evaluate((element) => element.scrollIntoView());
    await watched.page.getByRole('link', { name: '中文' }).click();
    await watched.page.waitForURL(/\/zh\/reference\/#.+/);
    await expect.poll(() => watched.page.evaluate(() => scrollY)).toBeGreaterThan(500);
  });

  test('leaves a reader who is still at the top there', async () => {
    await using watched = await openPage(here.browser, [here.url]);
    await watched.page.goto(`${here.url}/guides/handling-errors/`);
    await watched.page.evaluate(() => scrollTo(0, 199));
    await watched.page.getByRole('link', { name: '中文' }).click();
    await watched.page.waitForURL(`${here.url}/zh/guides/handling-errors/`);
  });
});

test.for(LANGUAGES)(
  'in %s, an anchor of the reference from when it was the home page opens it there',
  async (language) => {
    await using watched = await openPage(here.browser, [here.url]);
    const anchor = readPage(`${folderOf(language)}reference/`).querySelector('[data-search="mobile"]')?.id;
    await watched.page.goto(`${home(language)}#${anchor}`);
    await watched.page.waitForURL(`${home(language)}reference/#${anchor}`);
    await watched.page.goto(`${home(language)}#what-you-need`);
    expect(watched.page.url()).toBe(`${home(language)}#what-you-need`);
  },
);

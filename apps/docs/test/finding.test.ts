import { errors, scenarios } from '@ciam-sms/contract';
import { type Language, readContract } from '@ciam-sms/contract/model';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../src/texts.ts';
import { pages } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage } from './watched-page.ts';

const here = siteInBrowser();

const home = (language: Language) => `${here.url}/${language === 'en' ? '' : 'zh/'}`;

describe.for(LANGUAGES)('the search in %s', (language) => {
  const openSearch = async (page: Page) => {
    await page.goto(`${home(language)}guides/`);
    await page.keyboard.press('/');
    return page.locator('dialog.search input');
  };

  test('finds every error code that is pasted into it, and leads to its anchor', async () => {
    await using watched = await openPage(here.browser, [here.url]);
    const input = await openSearch(watched.page);
    for (const code of Object.keys(errors)) {
      await input.fill(code);
      await watched.page.locator('.search-results b', { hasText: code }).first().waitFor();
      const first = watched.page.locator('.search-results a').first();
      expect(await first.evaluate((link: HTMLAnchorElement) => link.href)).toBe(`${home(language)}errors/#${code}`);
    }
    expect(watched.foreign).toEqual([]);
  });

  test('finds every header, field and scenario', async () => {
    await using watched = await openPage(here.browser, [here.url]);
    const { operations } = readContract();
    const input = await openSearch(watched.page);
    const names = operations.flatMap(({ parameters, body }) =>
      [...parameters, ...(body?.contents ?? []).flatMap(({ fields }) => fields)].map(({ name }) => name),
    );
    for (const name of [...names, ...Object.keys(scenarios)]) {
      await input.fill(name);
      await watched.page.locator('.search-results b').getByText(name, { exact: true }).first().waitFor();
    }
  });

  test('says how much it has found', async () => {
    await using watched = await openPage(here.browser, [here.url]);
    await (await openSearch(watched.page)).fill('captcha_token');
    await expect.poll(() => watched.page.locator('.search-state').textContent()).toMatch(/^(Results: |搜索结果：)\d+$/);
  });

  test('works with the keyboard alone', async () => {
    await using watched = await openPage(here.browser, [here.url]);
    const [code] = Object.keys(errors);
    await (await openSearch(watched.page)).fill(code as string);
    await watched.page.locator('.search-results a').first().waitFor();
    await watched.page.keyboard.press('ArrowDown');
    await watched.page.keyboard.press('Enter');
    await watched.page.waitForURL((url) => decodeURIComponent(url.hash).includes(code as string));
    expect(await watched.page.locator('dialog.search').isVisible()).toBe(false);
  });

  test('says so if it finds nothing, or cannot look', async () => {
    await using watched = await openPage(here.browser, [here.url]);
    await (await openSearch(watched.page)).fill('zzzz');
    const state = watched.page.locator('.search-state');
    await expect.poll(() => state.textContent()).toMatch(/No results for “zzzz”|没有找到“zzzz”/);
    await watched.page.route('**/search.*.json', (route) => route.abort());
    await (await openSearch(watched.page)).fill('mobile');
    await expect.poll(() => state.textContent()).toMatch(/Search is unavailable|搜索暂不可用/);
  });
});

test('the Chinese search finds Chinese words', async () => {
  await using watched = await openPage(here.browser, [here.url]);
  await watched.page.goto(`${here.url}/zh/`);
  await watched.page.keyboard.press('/');
  await watched.page.locator('dialog.search input').fill('设备指纹');
  await watched.page.locator('.search-results b').getByText('X-device-fingerprint').waitFor();
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
    await using watched = await openPage(here.browser, [here.url], { reducedMotion: 'reduce' });
    await watched.page.goto(here.url);
    const place = watched.page.locator('[data-search="captcha_token"]').first();
    await place.evaluate((element) => element.scrollIntoView());
    await watched.page.getByRole('link', { name: '中文' }).click();
    await watched.page.waitForURL(/\/zh\/#.+captcha_token|\/zh\/#.+/);
    await expect.poll(() => watched.page.evaluate(() => scrollY)).toBeGreaterThan(500);
  });
});

test('every link and every anchor leads to something', async () => {
  await using watched = await openPage(here.browser, [here.url]);
  const targets = new Map<string, Set<string>>();
  const links: [from: string, to: string][] = [];
  for (const path of [...pages, '404.html']) {
    await watched.page.goto(`${here.url}/${path}`);
    const url = watched.page.url();
    const ids = await watched.page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(ids).toEqual([...new Set(ids)]);
    targets.set(url, new Set(ids));
    const found = await watched.page
      .locator('a[href]')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    links.push(...found.map((to): [string, string] => [url, to]));
  }
  const broken: string[] = [];
  for (const [from, to] of links) {
    const [address, anchor] = to.split('#') as [string, string?];
    const ids = targets.get(address);
    const exists = ids ? !anchor || ids.has(decodeURIComponent(anchor)) : (await fetch(address)).ok;
    if (!exists) broken.push(`${from}: ${to}`);
  }
  expect(links.length).toBeGreaterThan(400);
  expect(broken).toEqual([]);
});

test('a choice of theme holds on the next page', async () => {
  await using watched = await openPage(here.browser, [here.url], { colorScheme: 'light' });
  await watched.page.goto(here.url);
  await watched.page.locator('button.theme').click();
  await watched.page.goto(`${here.url}/errors/`);
  const paper = await watched.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(paper).toBe('rgb(21, 23, 28)');
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

const here = siteInBrowser();

describe('the search', () => {
  let watched: WatchedPage;
  beforeEach(async () => {
    watched = await openPage(here.browser, [here.url]);
    await watched.page.goto(`${here.url}/try/`);
  });
  afterEach(() => watched?.[Symbol.asyncDispose]());

  const dialog = () => watched.page.locator('dialog.search');
  const input = () => dialog().locator('input');
  const results = () => dialog().locator('.search-results a');
  const state = () => dialog().locator('.search-state').textContent();
  const focused = () =>
    watched.page.evaluate(() => {
      const links = [...document.querySelectorAll('.search-results a')];
      return document.activeElement?.matches('dialog input')
        ? 'input'
        : links.indexOf(document.activeElement as Element);
    });

  test('opens with its button, with / and with Ctrl+K, but a / that is typed is a letter', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await dialog().isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await dialog().isVisible()).toBe(false);
    for (const key of ['Control+k', 'Meta+k', '/']) {
      await page.keyboard.press(key);
      expect([key, await dialog().isVisible()]).toEqual([key, true]);
      expect(await input().inputValue()).toBe('');
      await page.keyboard.press('Escape');
    }
    for (const key of ['k', 'Control+b']) await page.keyboard.press(key);
    const typed = page.locator('[name="field:mobile"]').first();
    await typed.fill('');
    await typed.press('/');
    expect(await typed.inputValue()).toBe('/');
    expect(await dialog().isVisible()).toBe(false);
    await typed.press('Control+k');
    expect(await dialog().isVisible()).toBe(true);
  });

  test('shows at most twelve results, each with its name, its page and its words', async () => {
    await watched.page.keyboard.press('/');
    expect(await watched.page.locator('.search-state').textContent()).toBe('');
    await input().fill('  code ');
    await expect.poll(state).toMatch(/^Results: 12 \/ (1[3-9]|[2-9]\d)$/);
    expect(await results().count()).toBe(12);
    await input().fill('X-client-id');
    const first = results().first();
    await first.locator('b', { hasText: 'X-client-id' }).waitFor();
    expect(await first.textContent()).toMatch(/^X-client-id Reference · .* /);
    expect(await first.locator('i').textContent()).toMatch(/^Reference · /);
    expect(await first.locator('span').textContent()).toMatch(/client/i);
    expect(await first.evaluate((link: HTMLAnchorElement) => link.pathname)).toBe('/reference/');
    await input().fill(' ');
    await expect.poll(state).toBe('');
    expect(await results().count()).toBe(0);
  });

  test('lets arrow keys go through the results and back', async () => {
    const { page } = watched;
    await page.keyboard.press('/');
    await input().fill('mobile');
    await expect.poll(() => results().count()).toBeGreaterThan(2);
    const last = (await results().count()) - 1;
    const places = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp']) {
      await page.keyboard.press(key);
      places.push(await focused());
    }
    expect(places).toEqual([0, 1, 0, 'input', 'input']);
    for (let step = 0; step < last + 3; step++) await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(last);
    await input().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('s');
    expect(await input().inputValue()).toBe('mobiles');
  });

  test('opens with Enter the result that has the focus, or else the first, if there is one', async () => {
    const { page, failures } = watched;
    for (const place of [1, 0]) {
      await page.goto(`${here.url}/try/`);
      await page.keyboard.press('/');
      await page.keyboard.press('Enter');
      await input().fill('mobile');
      await expect.poll(() => results().count()).toBeGreaterThan(2);
      const href = await results()
        .nth(place)
        .evaluate((link: HTMLAnchorElement) => link.href);
      if (place > 0) await results().nth(place).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(href);
    }
    expect(failures).toEqual([]);
  });

  test('closes when a result on the same page is chosen, and keeps its words, selected', async () => {
    const { page } = watched;
    await page.keyboard.press('/');
    await input().fill('verify a solved captcha');
    await results().filter({ hasText: 'Try it' }).first().click();
    await page.waitForURL(/\/try\/#/);
    expect(await dialog().isVisible()).toBe(false);
    await page.keyboard.press('Control+k');
    expect(await input().inputValue()).toBe('verify a solved captcha');
    await page.keyboard.type('z');
    expect(await input().inputValue()).toBe('z');
  });

  test('loads its index when it is first opened, once, and again after it could not', async () => {
    const { page } = watched;
    const asked: string[] = [];
    let isBroken = true;
    await page.route('**/search.*.json', (route) => {
      asked.push(route.request().url());
      return isBroken ? route.fulfill({ status: 404, body: '{}' }) : route.continue();
    });
    expect(asked).toEqual([]);
    await page.keyboard.press('/');
    await expect.poll(() => asked.length).toBe(1);
    await input().fill('mobile');
    await expect.poll(state).toBe('Search is unavailable. Try again.');
    isBroken = false;
    for (const query of ['mobil', 'mobile']) {
      await input().fill(query);
      await expect.poll(state).toMatch(/^Results: \d+/);
    }
    expect(asked).toHaveLength(2);
  });
});

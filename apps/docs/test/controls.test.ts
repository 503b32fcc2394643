import { readContract } from '@ciam-sms/contract/model';
import { expect, test } from 'vitest';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage } from './watched-page.ts';

const here = siteInBrowser();

test('the theme button says what it does, its choice holds on the next page, and can be given back to the system', async () => {
  await using watched = await openPage(here.browser, [here.url], { colorScheme: 'light' });
  await watched.page.goto(here.url);
  await watched.page.getByRole('button', { name: 'Switch to dark theme' }).click();
  expect(await watched.page.evaluate(() => localStorage.getItem('theme'))).toBe('dark');
  await watched.page.goto(`${here.url}/errors/`);
  const paper = await watched.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(paper).toBe('rgb(21, 23, 28)');
  await watched.page.getByRole('button', { name: 'Switch to light theme' }).click();
  expect(await watched.page.evaluate(() => localStorage.getItem('theme'))).toBeNull();
});

test('the theme button follows the system, and only a choice that differs from it is remembered', async () => {
  await using watched = await openPage(here.browser, [here.url], { colorScheme: 'dark' });
  const { page } = watched;
  const button = page.locator('button.theme');
  const state = async () => [
    await button.getAttribute('aria-label'),
    await page.evaluate(() => document.documentElement.dataset.theme ?? null),
    await page.evaluate(() => localStorage.getItem('theme')),
  ];
  await page.goto(here.url);
  expect(await state()).toEqual(['Switch to light theme', null, null]);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(state).toEqual(['Switch to dark theme', null, null]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await button.click();
  expect(await state()).toEqual(['Switch to dark theme', 'light', 'light']);
  await button.click();
  expect(await state()).toEqual(['Switch to light theme', null, null]);
});

test('the table of contents opens on a narrow window, and closes when it leads somewhere', async () => {
  await using watched = await openPage(here.browser, [here.url], { viewport: { width: 360, height: 800 } });
  await watched.page.goto(`${here.url}/reference/`);
  const contents = watched.page.locator('.contents');
  expect(await contents.isVisible()).toBe(false);
  await watched.page.getByRole('button', { name: 'On this page' }).click();
  await contents.locator('a .method').first().click();
  expect(await contents.isVisible()).toBe(false);
  expect(watched.page.url()).toContain('#');
});

test('the table of contents stays where it is on a wide window, and open when something else in it is pressed', async () => {
  await using watched = await openPage(here.browser, [here.url], { viewport: { width: 360, height: 800 } });
  const { page, failures } = watched;
  await page.goto(`${here.url}/errors/`);
  await page.getByRole('button', { name: 'On this page' }).click();
  await page.locator('.contents p').click();
  expect(await page.locator('.contents').isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.locator('.contents').getByRole('link').nth(2).click();
  expect(await page.locator('.contents').isVisible()).toBe(true);
  expect(failures).toEqual([]);
});

test('a base URL that is none, or that has a password in it, is not used', async () => {
  await using watched = await openPage(here.browser, [here.url]);
  const { page, failures } = watched;
  await page.goto(`${here.url}/reference/`);
  const sample = page.locator('.tabs:has(.base-url) pre').first();
  const before = await sample.textContent();
  const input = page.locator('.base-url input').first();
  for (const text of [
    'ftp://a.example',
    'nothttps://a.example',
    'https:',
    'https://me@a.example',
    'https://:pass@a.example',
    'https://a.example?x=1',
    'https://a.example#x',
    '',
  ]) {
    await input.fill(text);
    expect([text, await sample.textContent()]).toEqual([text, before]);
  }
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
  await input.press('Tab');
  // The browser shows what is wrong at the field, and returns to it.
  expect(await input.evaluate((field) => [field.matches(':user-invalid'), field.matches(':focus')])).toEqual([
    true,
    true,
  ]);
  expect(await input.getAttribute('title')).toContain('begins with http:// or https://');
  await input.fill('http://a.example');
  await expect.poll(() => sample.textContent()).toContain('http://a.example/');
  await page.reload();
  await expect.poll(() => sample.textContent()).toContain('http://a.example/');
  expect(await input.inputValue()).toBe('http://a.example');
  await input.fill('http://127.0.0.1:4010');
  await expect.poll(() => sample.textContent()).toBe(before);
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
  expect(failures).toEqual([]);
});

test('a browser that stores nothing does all of it, until the next page', async () => {
  await using watched = await openPage(here.browser, [here.url], { colorScheme: 'light' });
  const { page, failures } = watched;
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new Error('No storage');
      },
    }),
  );
  await page.goto(`${here.url}/reference/`);
  await page.getByRole('button', { name: 'Switch to dark theme' }).click();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await page.getByText('Python', { exact: true }).first().click();
  expect(await page.locator('.tabs [value="python"]:checked').count()).toBe(readContract().operations.length);
  expect(failures).toEqual([]);
});

test('on paper, a page has nothing that only a screen can use', async () => {
  await using watched = await openPage(here.browser, [here.url], { hasTouch: true, isMobile: true });
  await watched.page.goto(`${here.url}/guides/handling-errors/`);
  await watched.page.locator('.copy').first().waitFor();
  await watched.page.emulateMedia({ media: 'print' });
  expect(
    await watched.page.locator('.bar, .copy, .anchor, .copy-link, .base-url, footer').filter({ visible: true }).count(),
  ).toBe(0);
  expect(await watched.page.locator('h1').isVisible()).toBe(true);
});

test('keyboard focus is visible on every kind of control', async () => {
  await using watched = await openPage(here.browser, [here.url]);
  await watched.page.goto(`${here.url}/try/`);
  const unseen: string[] = [];
  for (let step = 0; step < 40; step++) {
    await watched.page.keyboard.press('Tab');
    const focused = await watched.page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const shown = element.matches('.tabs [type="radio"]') ? (element.nextElementSibling as HTMLElement) : element;
      return { html: element.outerHTML.slice(0, 120), outline: getComputedStyle(shown).outlineStyle };
    });
    if (focused.html.startsWith('<body')) break; // past the last control
    if (focused.outline === 'none') unseen.push(focused.html);
  }
  expect(unseen).toEqual([]);
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

test('a base URL and a programming language that a reader chose hold for all samples, on the next page and in the forms', async () => {
  await using watched = await openPage(here.browser, [here.url]);
  const { page } = watched;
  const everySample = (text: string) => readContract().operations.map(() => expect.stringContaining(text));
  const shown = () => page.locator('.tabs:has(.base-url) label:has(:checked) + .copyable').allTextContents();
  await page.goto(`${here.url}/reference/`);
  expect(await shown()).toEqual(everySample('http://127.0.0.1:4010/'));
  await page.locator('.base-url input').first().fill('https://my.example.com/sms');
  await page.getByText('Python', { exact: true }).first().click();
  await expect.poll(shown).toEqual(everySample('HTTPSConnection("my.example.com")'));

  await page.goto(`${here.url}/zh/guides/getting-started/`);
  await expect.poll(shown).toEqual([expect.stringContaining('HTTPSConnection("my.example.com")')]);
  expect(await page.locator('pre', { hasText: 'createSmsClient' }).last().textContent()).toContain(
    "baseUrl: 'https://my.example.com/sms'",
  );
  await page.goto(`${here.url}/try/`);
  expect(await page.locator('[name="baseUrl"]').first().inputValue()).toBe('https://my.example.com/sms');
  await page.locator('[name="baseUrl"]').first().fill('http://127.0.0.1:4010');
  expect(await page.locator('[name="baseUrl"]').last().inputValue()).toBe('http://127.0.0.1:4010');
  expect(await page.locator('.result .tabs pre').last().textContent()).toContain('http://127.0.0.1:4010');
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'sample-language': 'python' });
  expect(watched).toMatchObject({ foreign: [], failures: [] });
});

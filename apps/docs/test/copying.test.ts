import { readFileSync } from 'node:fs';
import { readContract } from '@ciam-sms/contract/model';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, TEXTS } from '../src/texts.ts';
import { dist, folderOf, readPage, textOf } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage } from './watched-page.ts';

const here = siteInBrowser();
const [operation] = readContract().operations;

async function openWithClipboard(path: string) {
  const watched = await openPage(here.browser, [here.url]);
  await watched.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await watched.page.goto(`${here.url}/${path}`);
  return watched;
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

describe.for(LANGUAGES)('in "%s"', (language) => {
  const texts = TEXTS[language];
  const nameOfButton = (heading: string) => texts.copyLinkTo.replace('%s', heading);

  test('a button at a heading of the reference copies its address, with the keyboard alone, and says so', async () => {
    await using watched = await openWithClipboard(`${folderOf(language)}reference/`);
    const { page } = watched;
    await page.getByRole('button', { name: nameOfButton(operation?.summary[language] ?? ''), exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(texts.copied).waitFor();
    const address = await clipboard(page);
    expect(address).toBe(page.url());
    await page.goto('about:blank');
    await page.goto(address);
    const heading = page.locator(`[id="${new URL(address).hash.slice(1)}"] h2`);
    expect(await heading.textContent()).toContain(operation?.summary[language]);
    expect(await heading.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
  });

  test('every link at a heading of a guide is a button that copies', async () => {
    const path = `${folderOf(language)}guides/handling-errors/`;
    await using watched = await openWithClipboard(path);
    for (const heading of readPage(path).querySelectorAll('main [data-search]')) {
      await watched.page
        .getByRole('button', { name: nameOfButton(heading.getAttribute('data-search') ?? ''), exact: true })
        .press('Enter');
      await expect.poll(() => clipboard(watched.page)).toBe(`${here.url}/${path}#${heading.id}`);
    }
  });
});

test('without a script, a heading has a link to itself', () => {
  const heading = readPage('guides/handling-errors/').querySelector('h2[id]');
  expect(heading?.querySelector('a')?.getAttribute('href')).toBe(`#${heading?.id}`);
});

test('a button copies the URL of the server', async () => {
  await using watched = await openWithClipboard('reference/');
  const server = watched.page.locator('[data-testid="panel-servers"]');
  await server.getByRole('button', { name: 'Copy' }).click();
  await server.getByRole('button', { name: 'Copied' }).waitFor();
  expect(textOf(readPage('reference/').querySelector('[data-testid="panel-servers"] code'))).toBe(
    await clipboard(watched.page),
  );
  expect(await clipboard(watched.page)).toMatch(/^https:\/\//);
});

test('a button copies a block of code, without the button', async () => {
  await using watched = await openWithClipboard('guides/handling-errors/');
  await watched.page.getByRole('button', { name: 'Copy', exact: true }).first().click();
  expect(await clipboard(watched.page)).toBe(readPage('guides/handling-errors/').querySelector('pre')?.textContent);
});

test('a button copies the page as Markdown', async () => {
  await using watched = await openWithClipboard('guides/handling-errors/');
  await watched.page.getByRole('button', { name: 'Copy page as Markdown' }).click();
  await watched.page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await clipboard(watched.page)).toBe(readFileSync(`${dist}guides/handling-errors/index.md`, 'utf8'));
});

test('a button says for a moment that it has copied, and is then as it was', async () => {
  await using watched = await openWithClipboard('guides/handling-errors/');
  const { page } = watched;
  const button = page.locator('.copyable .copy').first();
  const state = async () => [await button.textContent(), await page.locator('.copy-state').textContent()];
  expect(await state()).toEqual(['Copy', '']);
  await button.click();
  await expect.poll(state).toEqual(['Copied', 'Copied']);
  await expect.poll(state).toEqual(['Copy', '']);
  const link = page.locator('.copy-link').first();
  expect(await link.evaluate((one) => [one.className, one.textContent])).toEqual(['copy-link anchor', '#']);
  await link.click();
  await expect.poll(() => link.textContent()).toBe('#Copied');
  expect(await page.evaluate(() => [location.hash, history.length, scrollY])).toEqual([
    `#${readPage('guides/handling-errors/').querySelector('h2[id]')?.id}`,
    2,
    0,
  ]);
  await expect.poll(() => link.textContent()).toBe('#');
});

test('the page for what does not exist has no Markdown to copy', async () => {
  await using watched = await openWithClipboard('no/such/page');
  await watched.page.getByRole('button', { name: 'Switch to' }).waitFor();
  expect(await watched.page.locator('.copy-page').count()).toBe(0);
  expect(watched.failures.filter((failure) => !failure.includes('404'))).toEqual([]);
});

test('a browser without a clipboard shows links at headings, and no button that copies', async () => {
  await using watched = await openPage(here.browser, [here.url]);
  await watched.page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await watched.page.goto(`${here.url}/guides/handling-errors/`);
  await watched.page.getByRole('button', { name: 'Switch to dark theme' }).waitFor();
  expect(await watched.page.getByRole('button', { name: /Copy/ }).count()).toBe(0);
  expect(await watched.page.getByRole('link', { name: /^Link to/ }).count()).toBeGreaterThan(2);
  expect(watched.failures).toEqual([]);
});

import { errors, operations, scenarios } from '@ciam-sms/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Site, serveSite } from '../src/serve.ts';
import { launchBrowser } from './browser.ts';

let site: Site;
let browser: Browser;
let page: Page;
let foreign: string[];
beforeAll(async () => {
  site = await serveSite({ port: 0 });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  page = await browser.newPage();
  foreign = [];
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(site.url)) foreign.push(request.url());
  });
  return () => page.close();
});

describe('the reference', () => {
  test('asks no other host for anything', async () => {
    await page.goto(site.url, { waitUntil: 'networkidle' });
    await page.getByText('Search').first().click();
    await page.keyboard.type('fingerprint');
    await page.waitForTimeout(1_000);
    expect(foreign).toEqual([]);
  });

  test('comes alive without an error', async () => {
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    page.on('response', (response) => response.status() >= 400 && failures.push(response.url()));
    await page.goto(site.url, { waitUntil: 'networkidle' });
    expect(failures).toEqual([]);
  });

  test.for(Object.entries(operations))('shows the operation %s', async ([id, { path }]) => {
    await page.goto(`${site.url}/#/other/${id.toLowerCase()}`, { waitUntil: 'networkidle' });
    await page.getByText(path).first().waitFor();
  });

  test('shows headers, fields and scenarios', async () => {
    await page.goto(`${site.url}/#/other/sendsms`, { waitUntil: 'networkidle' });
    const text = await page.locator('body').innerText();
    for (const fact of ['X-device-fingerprint', 'captcha_token', ...Object.keys(scenarios)])
      expect(text).toContain(fact);
  });
});

describe('the page of errors', () => {
  test('asks no other host for anything', async () => {
    await page.goto(`${site.url}/errors/`, { waitUntil: 'networkidle' });
    expect(foreign).toEqual([]);
  });

  test.for(Object.values(errors))(
    'shows $code at its own anchor, with everything the contract says of it',
    async (error) => {
      await page.goto(`${site.url}/errors/#${error.code}`);
      const text = await page.locator(`[id="${error.code}"]`).innerText();
      const spoken = [error.message.en, error.message.zh, error.cause, error.remedy].map((part) =>
        part.replaceAll('`', ''),
      );
      for (const part of spoken) expect(text).toContain(part);
    },
  );
});

test('every link between the pages leads somewhere', async () => {
  for (const path of ['/', '/errors/']) {
    await page.goto(site.url + path);
    const links = await page.locator('nav.site a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    for (const link of links) expect((await fetch(link)).status, link).toBe(200);
  }
});

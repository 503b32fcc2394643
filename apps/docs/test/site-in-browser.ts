import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Site, serveSite } from '../src/serve.ts';
import { launchBrowser } from './browser.ts';

/** The served site and a browser, for all tests of a file. */
export interface SiteInBrowser {
  /** Base URL of the site, without a slash at its end. */
  url: string;
  browser: Browser;
}

/** Serves the site and starts a browser before the tests of a file, and ends both after them. */
export function siteInBrowser(): SiteInBrowser {
  const running = {} as SiteInBrowser;
  let site: Site;
  beforeAll(async () => {
    site = await serveSite({ port: 0 });
    Object.assign(running, { url: site.url, browser: await launchBrowser() });
  });
  afterAll(async () => {
    await running.browser?.close();
    await site?.close();
  });
  return running;
}

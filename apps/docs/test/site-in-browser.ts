import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';

/** The served site and a browser, for the tests of a file. */
export interface SiteInBrowser {
  /** Base URL of the site, without a slash at its end. */
  url: string;
  browser: Browser;
}

/** Connects the tests of a file to the site and the browser that all files share. */
export function siteInBrowser(): SiteInBrowser {
  const here = { url: inject('siteUrl') } as SiteInBrowser;
  beforeAll(async () => {
    here.browser = await chromium.connect(inject('browserEndpoint'));
  });
  afterAll(() => here.browser?.close());
  return here;
}

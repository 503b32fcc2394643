import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page, and everything that went wrong on it. */
export interface WatchedPage extends AsyncDisposable {
  page: Page;
  /** Requests to hosts other than those of the given addresses. */
  foreign: string[];
  /** Scripts that failed, responses of 400 and above, and what the Content-Security-Policy refused. */
  failures: string[];
}

/** Opens an empty page that may talk to the given addresses only. What has to scroll first is there at once. */
export async function openPage(
  browser: Browser,
  allowed: string[],
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const foreign: string[] = [];
  const failures: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (/^(https?|wss?):/.test(url) && !allowed.some((address) => url.startsWith(address))) foreign.push(url);
  });
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
  return { page, foreign, failures, [Symbol.asyncDispose]: () => context.close() };
}

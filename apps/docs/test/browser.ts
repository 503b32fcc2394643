import { existsSync } from 'node:fs';
import bundledChromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts a real browser: `CHROMIUM_PATH`, an installed one, or the one that comes as an npm package. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath =
    process.env.CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path)) ?? (await bundledChromium.executablePath());
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page, and everything that went wrong on it. */
export interface WatchedPage extends AsyncDisposable {
  page: Page;
  /** Requests to hosts other than those of the given addresses. */
  foreign: string[];
  /** Scripts that failed, answers of 400 and above, and what the Content-Security-Policy refused. */
  failures: string[];
}

/** Opens an empty page that may talk to the given addresses only. */
export async function openPage(
  browser: Browser,
  allowed: string[],
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
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

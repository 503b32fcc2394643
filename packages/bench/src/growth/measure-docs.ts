import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { Contract } from '@ciam-sms/contract/model';
import type { serveSite } from '@ciam-sms/docs/serve';
import { startBrowser } from '@ciam-sms/testing/browser';
import type { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { type Browser, chromium } from 'playwright-core';
import { visit } from '../visit.ts';
import { measureCommand } from './cpu-seconds.ts';
import type { Figures, Measure } from './report.ts';

const VIEWPORT = { width: 1_400, height: 900 };

/** Builds the docs of a contract. */
export const docsBuild: Measure = {
  row: 'docs build, CPU s',
  run: (copy) => measureCommand(copy, 'apps/docs', ['npm', 'run', '--silent', 'build']).seconds,
};

/** Visits the page of the last operation, as a reader does who follows a link to it, and searches for it. */
export async function measureDocs(copy: RepositoryCopy): Promise<Figures> {
  const dist = join(copy.folder, 'apps/docs/dist');
  const { operations }: Contract = JSON.parse(copy.read('packages/contract/dist/model.json'));
  const { id = '' } = operations.at(-1) ?? {};
  const [index] = globSync('assets/search.en.*.json', { cwd: dist });
  if (!index) throw new Error('The docs have no index for their search');
  const serve = (await import(pathToFileURL(join(copy.folder, 'apps/docs/src/serve.ts')).href)) as {
    serveSite: typeof serveSite;
  };
  await using site = await serve.serveSite({ port: 0 });
  const server = await startBrowser();
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const { paint, bytesBefore } = await visit(browser, `${site.url}/${findOperation(dist, id)}`, VIEWPORT);
    return {
      "bytes before an operation's page is readable": bytesBefore,
      "largest paint of an operation's page, ms": paint,
      'index of the search, compressed bytes': brotliCompressSync(readFileSync(join(dist, index))).length,
      'search, ms': await search(browser, site.url, id),
    };
  } finally {
    await server.close();
  }
}

/** The address of an operation: the smallest page that shows it, for it may also be on one with all others, and listed on more. */
export function findOperation(dist: string, id: string): string {
  const section = new RegExp(`id="((?:[^"]*/)?${id})"[^>]* data-item-kind=`, 'i');
  const [smallest] = globSync('**/index.html', { cwd: dist, exclude: (file) => file === 'zh' })
    .map((file) => ({ file, text: readFileSync(join(dist, file), 'utf8') }))
    .filter(({ text }) => section.test(text))
    .sort((one, other) => one.text.length - other.text.length);
  if (!smallest) throw new Error(`No page of the docs has a section for ${id}`);
  return `${smallest.file.replace(/index\.html$/, '')}#${section.exec(smallest.text)?.[1]}`;
}

/** How long a reader waits for the results of a search whose index is loaded already. */
async function search(browser: Browser, url: string, query: string): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    await page.keyboard.press('/');
    const input = page.locator('dialog input');
    await input.fill('sms');
    await page.waitForSelector('.search-results a');
    return await input.evaluate((field: HTMLInputElement, text) => {
      const list = document.querySelector('.search-results') as HTMLElement;
      return new Promise<number>((resolve) => {
        const started = performance.now();
        new MutationObserver(() => resolve(performance.now() - started)).observe(list, { childList: true });
        field.value = text;
        field.dispatchEvent(new Event('input'));
      });
    }, query);
  } finally {
    await page.close();
  }
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { expect, test } from 'vitest';
import { dist } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage } from './watched-page.ts';

const here = siteInBrowser();

test('the site works below any path, such as that of a project page', async () => {
  const serve = sirv(dist);
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/some/project/')) return response.writeHead(404).end();
    request.url = request.url.slice('/some/project'.length);
    serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/project/`;
  try {
    await using watched = await openPage(here.browser, [base]);
    for (const path of ['', 'reference/', 'guides/getting-started/', 'zh/', 'zh/try/', 'zh/errors/', '404.html']) {
      await watched.page.goto(base + path);
      await watched.page.keyboard.press('/');
      await watched.page.locator('dialog.search input').fill('mobile');
      await watched.page.locator('.search-results a').first().waitFor();
      expect({ path, failures: watched.failures, foreign: watched.foreign }).toEqual({
        path,
        failures: [],
        foreign: [],
      });
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

import { describe, expect, test } from 'vitest';
import { pages } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage } from './watched-page.ts';

const here = siteInBrowser();

/** How long the scripts of a page are under way, in milliseconds: it is painted before they run. */
const SCRIPT_DELAY = 300;

/** What moved while a page was loading, if anything. */
async function listShifts(): Promise<string[]> {
  const moved: string[] = [];
  const note = (entries: PerformanceEntryList) => {
    for (const { sources } of entries as (PerformanceEntry & { sources: { node: Node | null }[] })[])
      for (const { node } of sources) moved.push(node instanceof Element ? node.outerHTML.slice(0, 100) : 'a text');
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  note(observer.takeRecords());
  return moved;
}

describe.concurrent.for([360, 768, 1400])('on a window of %i pixels', (width) => {
  test('nothing moves while a page is loading, however late its scripts are', async () => {
    await using watched = await openPage(here.browser, [here.url], { viewport: { width, height: 900 } });
    await watched.page.route('**/*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, SCRIPT_DELAY));
      await route.continue();
    });
    const moved: Record<string, string[]> = {};
    for (const path of pages) {
      // A machine under load may paint what has half arrived; what moves a page by design moves it at every visit.
      for (let visit = 0; visit < 3; visit++) {
        await watched.page.goto(`${here.url}/${path}`);
        moved[path] = await watched.page.evaluate(listShifts);
        if (moved[path].length === 0) break;
      }
    }
    expect(moved).toEqual(Object.fromEntries(pages.map((path) => [path, []])));
  });
});

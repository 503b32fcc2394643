import { errors } from '@ciam-sms/contract';
import { expect, test } from 'vitest';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage } from './watched-page.ts';

const here = siteInBrowser();

test.for([
  { window: 360, least: 320, most: 344 },
  { window: 768, least: 680, most: 736 },
  { window: 1400, least: 560, most: 760 },
  { window: 1920, least: 620, most: 760 },
])('on a window of $window pixels, text is between $least and $most wide', async ({ window, least, most }) => {
  await using watched = await openPage(here.browser, [here.url], { viewport: { width: window, height: 900 } });
  await watched.page.goto(`${here.url}/reference/`);
  const text = watched.page.locator('#redoc [data-item-kind] p').first();
  const width = (await text.boundingBox())?.width;
  expect(width).toBeGreaterThanOrEqual(least);
  expect(width).toBeLessThanOrEqual(most);
});

test('an error code that is pressed opens the page of errors where it is', async () => {
  await using watched = await openPage(here.browser, [here.url]);
  const last = Object.keys(errors).at(-1) as string;
  await watched.page.goto(`${here.url}/reference/`);
  await watched.page.getByRole('link', { name: last }).first().click();
  await watched.page.waitForURL(`**/errors/#${last}`);
  const top = await watched.page.locator(`[id="${last}"]`).evaluate((element) => element.getBoundingClientRect().top);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(900);
});

import type { Browser } from 'playwright-core';

/** A slow link, 1.6 Mbit/s each way and 150 ms there and back, and a processor of a quarter of the speed. */
const LINK = { offline: false, downloadThroughput: 200_000, uploadThroughput: 200_000, latency: 150 };
const CPU_SLOWDOWN = 4;

/** How long stock Redoc goes on painting after the network is quiet, in milliseconds. */
const AFTERMATH = 4_000;

/** The heading of an operation, here and in stock Redoc. */
const OPERATION = '[data-item-kind] :is(h1, h2)';

/** What a reader of a page waits for. */
export interface Visit {
  /** First and largest contentful paint, and the frame with the heading of an operation, in milliseconds. */
  firstText: number;
  paint: number;
  operation: number;
  /** Compressed bytes that had come by the largest paint, and that came in all. */
  bytesBefore: number;
  bytes: number;
  /** Cumulative layout shift. */
  shift: number;
}

/** Visits a page of the reference, of this site or of stock Redoc, once and with nothing cached. */
export async function visit(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
): Promise<Visit> {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', LINK);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.route(
      (address) => address.origin !== new URL(url).origin,
      (route) => route.abort(),
    );
    await page.addInitScript((operation) => {
      const seen = { firstText: 0, paint: 0, operation: 0, shift: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        const [first] = list.getEntriesByName('first-contentful-paint');
        if (first) seen.firstText = first.startTime;
      }).observe({ type: 'paint', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.paint = entry.startTime;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
      const lookForOperation = (now: number) => {
        if (document.querySelector(operation)) seen.operation = now;
        else requestAnimationFrame(lookForOperation);
      };
      requestAnimationFrame(lookForOperation);
    }, OPERATION);
    await page.goto(url, { waitUntil: 'networkidle', timeout: 60_000 });
    await page.waitForSelector(OPERATION, { state: 'attached', timeout: 60_000 });
    await page.waitForTimeout(AFTERMATH);
    const seen = await page.evaluate(() => {
      const { seen } = window as unknown as { seen: Omit<Visit, 'bytesBefore' | 'bytes'> };
      const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      const bytesOf = (entries: PerformanceEntry[]) =>
        entries.reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0);
      const before = loaded.filter(
        (entry) => entry.startTime === 0 || (entry as PerformanceResourceTiming).responseEnd <= seen.paint,
      );
      return { ...seen, bytesBefore: bytesOf(before), bytes: bytesOf(loaded) };
    });
    if (!seen.paint) throw new Error('Chromium painted no text of the page. Has this machine a font?');
    return seen;
  } finally {
    await context.close();
  }
}

import { spawnSync } from 'node:child_process';
import { mkdtempDisposableSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressFolder } from '@ciam-sms/docs/compress';
import { serveSite } from '@ciam-sms/docs/serve';
import { startBrowser } from '@ciam-sms/testing/browser';
import { type Browser, chromium } from 'playwright-core';
import sirv from 'sirv';
import { printTable, ratio } from './table.ts';

/** Where Redoc puts its samples beside the text, and where it puts them below. */
const VIEWPORTS = { '1400 pixels': { width: 1_400, height: 900 }, '360 pixels': { width: 360, height: 800 } };

/** A slow link, 1.6 Mbit/s each way and 150 ms there and back, and a processor of a quarter of the speed. */
const LINK = { offline: false, downloadThroughput: 200_000, uploadThroughput: 200_000, latency: 150 };
const CPU_SLOWDOWN = 4;

/** How long stock Redoc goes on painting after the network is quiet, in milliseconds. */
const AFTERMATH = 4_000;

/** What a reader of a page waits for. */
interface Visit {
  /** Largest contentful paint, in milliseconds. */
  paint: number;
  /** Compressed bytes that had come by then, and that came in all. */
  bytesBefore: number;
  bytes: number;
  /** Cumulative layout shift. */
  shift: number;
}

/** Measures how long readers wait for the reference, beside what stock Redocly builds from the same contract. */
export async function benchDocs(visits: number): Promise<void> {
  await using stock = await serveStock();
  await using site = await serveSite({ port: 0 });
  const server = await startBrowser();
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    for (const [device, viewport] of Object.entries(VIEWPORTS)) {
      const ours: Visit[] = [];
      const theirs: Visit[] = [];
      for (let round = 0; round < visits; round++) {
        ours.push(await visit(browser, `${site.url}/reference/`, viewport));
        theirs.push(await visit(browser, stock.url, viewport));
      }
      const base = medianVisit(theirs);
      const row = (name: string, one: Visit) => ({
        name,
        'largest paint': `${Math.round(one.paint)} ms`,
        'of stock': ratio(one.paint, base.paint),
        'kB before it': (one.bytesBefore / 1_000).toFixed(1),
        'kB in all': (one.bytes / 1_000).toFixed(1),
        'of stock in all': ratio(one.bytes, base.bytes),
        'layout shift': one.shift.toFixed(3),
      });
      printTable(`The reference at ${device}, 1.6 Mbit/s, CPU slowed 4x, all compressed with brotli`, [
        row('this site', medianVisit(ours)),
        row('redocly build-docs --inlineBundle', base),
      ]);
    }
  } finally {
    await server.close();
  }
}

async function serveStock() {
  const folder = mkdtempDisposableSync(join(tmpdir(), 'stock-'));
  const contract = fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.yaml'));
  const args = ['build-docs', contract, '--inlineBundle', '--output', join(folder.path, 'index.html')];
  const { status, stderr } = spawnSync('redocly', args, {
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  if (status !== 0) throw new Error(`redocly build-docs failed: ${stderr}`);
  await compressFolder(folder.path);
  const server = createServer(sirv(folder.path, { brotli: true }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      folder.remove();
    },
  };
}

/** Visits a page once, with nothing cached. */
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
    await page.addInitScript(() => {
      const seen = { paint: 0, shift: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.paint = entry.startTime;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(url, { waitUntil: 'networkidle', timeout: 60_000 });
    await page.waitForTimeout(AFTERMATH);
    const seen = await page.evaluate(() => {
      const { paint, shift } = (window as unknown as { seen: { paint: number; shift: number } }).seen;
      const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      const bytesOf = (entries: PerformanceEntry[]) =>
        entries.reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0);
      const before = loaded.filter(
        (entry) => entry.startTime === 0 || (entry as PerformanceResourceTiming).responseEnd <= paint,
      );
      return { paint, shift, bytesBefore: bytesOf(before), bytes: bytesOf(loaded) };
    });
    if (!seen.paint) throw new Error('Chromium painted no text of the page. Has this machine a font?');
    return seen;
  } finally {
    await context.close();
  }
}

function medianVisit(visits: Visit[]): Visit {
  const median = (key: keyof Visit) =>
    visits.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(visits.length / 2)] as number;
  return { paint: median('paint'), bytesBefore: median('bytesBefore'), bytes: median('bytes'), shift: median('shift') };
}

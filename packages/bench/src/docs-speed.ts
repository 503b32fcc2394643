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
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { findOperation } from './growth/measure-docs.ts';
import { operationId } from './sample.ts';
import { printTable, ratio } from './table.ts';
import { type Visit, visit } from './visit.ts';

/** A desktop, where Redoc puts its samples beside the text; a tablet and a phone, where it puts them below. */
const VIEWPORTS = {
  '1400 pixels': { width: 1_400, height: 900 },
  '768 pixels': { width: 768, height: 1_024 },
  '360 pixels': { width: 360, height: 800 },
};

/**
 * Measures how long readers wait for an operation, beside what stock Redocly builds from the same contract. That has its
 * title in its HTML, which is its first text, and makes everything else of it in the browser.
 *
 * @param visits How often each page is visited; the medians are printed.
 */
export async function benchDocs(visits: number): Promise<void> {
  await using stock = await serveStock();
  await using site = await serveSite({ port: 0 });
  const dist = fileURLToPath(new URL('../dist/', import.meta.resolve('@ciam-sms/docs/serve')));
  const [page] = findOperation(dist, operationId).split('#');
  const server = await startBrowser();
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    for (const [device, viewport] of Object.entries(VIEWPORTS)) {
      const ours: Visit[] = [];
      const theirs: Visit[] = [];
      for (let round = 0; round < visits; round++) {
        ours.push(await visit(browser, `${site.url}/${page}`, viewport));
        theirs.push(await visit(browser, stock.url, viewport));
      }
      const base = medianVisit(theirs);
      const row = (name: string, one: Visit) => ({
        name,
        'first text': `${Math.round(one.firstText)} ms`,
        'largest paint': `${Math.round(one.paint)} ms`,
        'first operation': `${Math.round(one.operation)} ms`,
        "largest paint, of stock's first text": ratio(one.paint, base.firstText),
        "of stock's first operation": ratio(one.paint, base.operation),
        'kB before it': (one.bytesBefore / 1_000).toFixed(1),
        'kB in all': (one.bytes / 1_000).toFixed(1),
        'of stock in all': ratio(one.bytes, base.bytes),
        'layout shift': one.shift.toFixed(3),
      });
      printTable(`The page of an operation at ${device}, 1.6 Mbit/s, CPU slowed 4x, all compressed with brotli`, [
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

function medianVisit(visits: Visit[]): Visit {
  const median = (key: keyof Visit) =>
    visits.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(visits.length / 2)] as number;
  return {
    firstText: median('firstText'),
    paint: median('paint'),
    operation: median('operation'),
    bytesBefore: median('bytesBefore'),
    bytes: median('bytes'),
    shift: median('shift'),
  };
}

import { chmodSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { startBrowser } from '../src/browser.ts';
import { unpackBundledChromium } from '../src/bundled-chromium.ts';

test('the Chromium of the npm package runs and paints text, however many unpack it at once', async () => {
  const [{ executablePath, env }] = await Promise.all([unpackBundledChromium(), unpackBundledChromium()]);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'], env: { ...process.env, ...env } });
  try {
    const page = await browser.newPage();
    await page.goto('data:text/html,<h1>Text</h1>');
    const paints = () => page.evaluate("performance.getEntriesByType('paint').map(({ name }) => name)");
    await expect.poll(paints).toContain('first-contentful-paint');
  } finally {
    await browser.close();
  }
});

test('a browser that CHROMIUM_PATH names and that does not start is one message, with its reason and what to do', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'no-browser-'));
  const program = join(folder.path, 'chromium');
  writeFileSync(program, '#!/bin/sh\necho "libnspr4.so: cannot open shared object file" >&2\nexit 127\n');
  chmodSync(program, 0o700);
  const failure = await startBrowser({ ...process.env, CHROMIUM_PATH: program }).catch((error: Error) => error.message);
  expect(failure).toBe(`No browser starts on this machine. Tried:
  CHROMIUM_PATH, ${program}: libnspr4.so: cannot open shared object file
Set CHROMIUM_PATH to the program of a Chromium or Chrome that does; it is then the only one that is tried.`);
});

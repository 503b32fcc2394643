import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempDisposableSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dist, pages } from './site.ts';

test('building again, for an address that is known, gives the same bytes but for that address', () => {
  const docs = fileURLToPath(new URL('..', import.meta.url));
  using again = mkdtempDisposableSync(join(tmpdir(), 'again-'));
  const env = { ...process.env, SITE_URL: 'https://docs.example.com/sms' };
  const options = { cwd: docs, env, encoding: 'utf8' } as const;
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.ts', again.path], options);
  expect([status, stderr]).toEqual([0, '']);

  const page = readFileSync(join(again.path, 'zh/errors/index.html'), 'utf8');
  expect(page).toContain('<link rel="canonical" href="https://docs.example.com/sms/zh/errors/">');
  expect(page).toContain('hreflang="en" href="https://docs.example.com/sms/errors/"');
  expect(readFileSync(join(again.path, '404.html'), 'utf8')).toContain('href="/sms/errors/"');
  const siteMap = readFileSync(join(again.path, 'sitemap.xml'), 'utf8');
  const addresses = [...siteMap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
  expect(addresses.sort()).toEqual(pages.map((path) => `https://docs.example.com/sms/${path}`));
  expect(readFileSync(join(again.path, 'robots.txt'), 'utf8')).toContain(
    'Sitemap: https://docs.example.com/sms/sitemap.xml',
  );
  // What a build leaves in dist/ may stay there beside what the next one makes.
  expect(digests(dist)).toMatchObject(digests(again.path));
});

/** The digest of every file but those that are compressed copies, without what says where the site stands. */
function digests(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      statSync(join(folder, file)).isFile() &&
      !/\.(br|gz)$/.test(file) &&
      !['404.html', 'sitemap.xml', 'robots.txt'].includes(file),
  );
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file), 'utf8').replace(/\s*<link rel="(canonical|alternate)"[^>]*>/g, ''))
      .digest('hex');
  return Object.fromEntries(names.sort().map((file) => [file, digest(file)]));
}

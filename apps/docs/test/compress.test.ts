import { mkdirSync, mkdtempDisposableSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressFolder } from '../src/output/compress.ts';
import { dist } from './site.ts';

test('every text of a folder gets a copy in brotli and in gzip, and nothing else does', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'compress-'));
  mkdirSync(join(folder.path, 'below'));
  const texts = ['html', 'md', 'css', 'js', 'json', 'yaml', 'txt', 'svg', 'xml'].map((ending) => `below/a.${ending}`);
  for (const file of [...texts, 'picture.png', 'html', 'a.html5'])
    writeFileSync(join(folder.path, file), 'a text '.repeat(100));
  await compressFolder(folder.path);
  const files = readdirSync(folder.path, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /\.(br|gz)$/.test(file)).sort()).toEqual(
    texts.flatMap((file) => [`${file}.br`, `${file}.gz`]).sort(),
  );
  for (const file of texts) {
    const text = readFileSync(join(folder.path, file));
    expect(brotliDecompressSync(readFileSync(join(folder.path, `${file}.br`)))).toEqual(text);
    expect(gunzipSync(readFileSync(join(folder.path, `${file}.gz`)))).toEqual(text);
  }
});

test('a large site is compressed less', async () => {
  const sizeOf = async (options?: { isLarge: boolean }) => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'compress-'));
    const text = readFileSync(`${dist}openapi.json`);
    writeFileSync(join(folder.path, 'a.json'), text);
    await compressFolder(folder.path, options);
    expect(readFileSync(join(folder.path, 'a.json.gz'))).toEqual(gzipSync(text, { level: 9 }));
    return statSync(join(folder.path, 'a.json.br')).size;
  };
  expect(await sizeOf({ isLarge: true })).toBeGreaterThan(await sizeOf());
});

test('the built site is compressed', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  for (const file of ['index.html', 'zh/errors/index.md', 'openapi.yaml', 'llms.txt'])
    expect(files).toEqual(expect.arrayContaining([`${file}.br`, `${file}.gz`]));
});

test('a reader of the reference waits for one file of less than 50 kB', () => {
  for (const path of ['reference/', 'zh/reference/']) {
    expect(readFileSync(`${dist}${path}index.html`, 'utf8')).not.toMatch(/<link rel="stylesheet"|<script src/);
    expect(statSync(`${dist}${path}index.html.gz`).size).toBeLessThan(50_000);
  }
});

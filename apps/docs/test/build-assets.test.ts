import { mkdtempDisposableSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildAssets } from '../src/output/build-assets.ts';

test('scripts become files whose names change with their content; styles, and what runs before a page is painted, parts of the page', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'assets-'));
  writeFileSync(join(folder.path, 'kept.txt'), 'What is there already');
  const { assets, inlined } = await buildAssets(folder.path);
  expect(readdirSync(folder.path)).toContain('kept.txt');
  expect(Object.keys(assets)).toEqual(['site.ts', 'try-it.ts']);
  expect(Object.keys(inlined)).toEqual(['theme.js', 'site.css', 'reference.css']);
  const read = (file = '') => readFileSync(join(folder.path, file), 'utf8');
  for (const [name, file] of Object.entries(assets))
    expect(file).toMatch(new RegExp(`^assets/${name.replace('.ts', '')}-[\\w-]{8}\\.js$`));
  expect(read(assets['site.ts'])).toContain('keydown');
  expect(read(assets['try-it.ts'])).toContain('submit');
  expect(inlined['theme.js']).toMatch(/^\S[\s\S]*localStorage[\s\S]*\S$/);
  expect(inlined['site.css']).toMatch(/^\S[\s\S]*\.bar[\s\S]*\S$/);
  expect(inlined['reference.css']).toMatch(/^\S[\s\S]*#redoc[\s\S]*\S$/);
  // What is a part of the pages is in no file, and what a script loads later is beside it.
  const files = readdirSync(join(folder.path, 'assets'));
  expect(files.filter((file) => file.endsWith('.css'))).toEqual([]);
  expect(files.filter((file) => file.startsWith('theme'))).toEqual([]);
  for (const file of files) expect(read(`assets/${file}`)).not.toMatch(/from"\/|import\("\//);
});

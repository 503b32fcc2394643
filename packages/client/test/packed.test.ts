import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: folder, encoding: 'utf8' }));
const packed: string[] = files.map(({ path }: { path: string }) => path);

test('the tarball holds what users need, and nothing else', () => {
  const others = packed.filter(
    (path) => !/^(dist|src)\/(_virtual\/_rolldown\/)?[\w-]+\.(ts|js|cjs|d\.ts|d\.cts)(\.map)?$/.test(path),
  );
  expect(others.sort()).toEqual([
    'LICENSE',
    'README.md',
    'explain/package.json',
    'facade/package.json',
    'package.json',
    'validate/package.json',
  ]);
});

test.for(packed.filter((path) => path.endsWith('.map')))('%s points into the packed sources', (path) => {
  const { sources } = JSON.parse(readFileSync(join(folder, path), 'utf8'));
  expect(sources).not.toHaveLength(0);
  for (const source of sources) expect(packed).toContain(posix.join(posix.dirname(path), source));
});

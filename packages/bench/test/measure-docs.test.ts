import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findOperation } from '../src/growth/measure-docs.ts';

const dist = mkdtempSync(join(tmpdir(), 'docs-'));
afterAll(() => rmSync(dist, { recursive: true }));

const write = (page: string, text: string) => {
  const file = join(dist, page, 'index.html');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};
const operation = '<div id="other/readanimal" data-section-id="/other/readanimal" data-item-kind="httpItem">';

test('an operation is visited on the smallest page that shows it, not on one that lists it', () => {
  write('reference', '<li id="other/readanimal">');
  write('reference/all', `${operation} and all others`);
  write('reference/readAnimal', operation);
  write('zh/reference', operation);
  expect(findOperation(dist, 'readAnimal')).toBe('reference/readAnimal/#other/readanimal');
});

test('an operation that no page shows is an error', () => {
  expect(() => findOperation(dist, 'Other')).toThrow('No page of the docs has a section for Other');
});

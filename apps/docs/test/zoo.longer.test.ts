import { readFileSync } from 'node:fs';
import type { Contract } from '@ciam-sms/contract/model';
import { copyWithZoo, FOR_DOCS, runOrThrow } from '@ciam-sms/zoo';
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../src/texts.ts';
import { dist, folderOf } from './site.ts';

describe('the docs of the zoo', () => {
  const pages: Record<string, string> = {};
  let model: Contract;
  beforeAll(() => {
    using copy = copyWithZoo(FOR_DOCS);
    runOrThrow(copy, 'packages/client', 'npm', 'run', 'build');
    runOrThrow(copy, 'apps/mock', 'npm', 'run', 'build');
    runOrThrow(copy, 'apps/docs', 'npm', 'run', 'build');
    model = JSON.parse(copy.read('packages/contract/dist/model.json'));
    for (const path of ['reference/', 'errors/', 'try/', 'zh/reference/', 'zh/errors/', 'zh/try/']) {
      pages[path] = copy.read(`apps/docs/dist/${path}index.html`);
    }
  }, 600_000);

  test.for(LANGUAGES)('show every operation, with samples and a form, in "%s"', (language) => {
    const folder = folderOf(language);
    for (const { id, summary } of model.operations) {
      expect(pages[`${folder}reference/`], id).toContain(summary[language]);
      expect(pages[`${folder}reference/`], id).toContain(`name="sample-${id}"`);
      expect(pages[`${folder}try/`], id).toContain(`id="try-${id}"`);
    }
  });

  test('say nothing like "undefined" or "[object Object]"', () => {
    const ours = readFileSync(`${dist}reference/index.html`, 'utf8');
    for (const text of ['undefined', '[object Object]', "'0':"]) {
      expect(ours.includes(text) ? [] : Object.keys(pages).filter((path) => pages[path]?.includes(text)), text).toEqual(
        [],
      );
    }
  });
});

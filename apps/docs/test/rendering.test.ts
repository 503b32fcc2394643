/** What Redoc renders of a contract, in a thread of its own. */
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import { expect, test } from 'vitest';
import { recallNothing } from '../src/output/memory.ts';
import { renderReference } from '../src/reference/render.ts';
import { contract, numbers, pages } from './numbers.ts';

test('the reference has the overview once and every operation in order, those with a tag and in later documents too', async () => {
  const { sections, css } = await renderReference(contract, recallNothing);
  expect(sections.map(({ id }) => id)).toEqual(['overview', ...numbers.map((number) => `other/get${number}`)]);
  for (const [index, number] of numbers.entries()) {
    expect(sections[index + 1]?.html).toContain(`Get number ${number}</`);
    expect(sections[index + 1]?.html).toContain(number > 2 ? 'One of many.' : 'next');
    expect(pages.filter((page) => !sections[index + 1]?.html.includes(page))).toEqual([]);
  }
  const last = { ...contract, paths: { '/12': contract.paths?.['/12'] as OpenApi.PathItemObject } };
  const { css: needed } = await renderReference(last, recallNothing);
  expect(selectorsOf(needed)).not.toEqual([]);
  expect(selectorsOf(needed).filter((selector) => !selectorsOf(css).includes(selector))).toEqual([]);
});

function selectorsOf(css: string): string[] {
  return [...css.matchAll(/(?<=^|[{}])\s*\.[\w-]+[^{}]*(?={)/g)].map(([selector]) => selector.trim());
}

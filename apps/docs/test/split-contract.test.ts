import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import { expect, test } from 'vitest';
import { recallNothing } from '../src/output/memory.ts';
import { renderReference } from '../src/reference/render.ts';
import { splitContract } from '../src/reference/split-contract.ts';

const numbers = Array.from({ length: 12 }, (_, index) => index + 1);

/** A contract of more operations than Redoc gets at a time, all with a tag, and a schema that most of them use. */
const contract: OpenApi.Document = {
  openapi: '3.1.0',
  info: { title: 'Numbers', version: '1.0.0' },
  tags: [{ name: 'Numbers' }],
  paths: Object.fromEntries(
    numbers.map((number) => [
      `/${number}`,
      {
        parameters: [{ $ref: '#/components/parameters/Page' }],
        get: {
          operationId: `get${number}`,
          summary: `Get number ${number}`,
          tags: ['Numbers'],
          responses: {
            200: {
              description: 'The number.',
              content: {
                'application/json': { schema: { $ref: `#/components/schemas/${number > 2 ? 'Many' : 'Few'}` } },
              },
            },
          },
        },
      },
    ]),
  ),
  components: {
    securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    parameters: { Page: { name: 'page', in: 'query', schema: { type: 'integer' } } },
    schemas: {
      Few: { type: 'object', properties: { next: { $ref: '#/components/schemas/Many' } } },
      Many: { type: 'integer', description: 'One of many.' },
      Unused: { type: 'null' },
    },
  },
};

test('a document has some of the operations, without their tags, and the components that these need', () => {
  const [first, second, ...others] = splitContract(contract);
  expect(others).toEqual([]);
  expect(Object.keys({ ...first?.paths, ...second?.paths })).toEqual(numbers.map((number) => `/${number}`));
  expect(JSON.stringify([first, second])).not.toContain('"tags"');
  expect(Object.keys(first?.components?.schemas ?? {}).sort()).toEqual(['Few', 'Many']);
  expect(Object.keys(second?.components?.schemas ?? {})).toEqual(['Many']);
  for (const { info, components } of [first, second].filter((one) => one !== undefined)) {
    expect(info).toEqual(contract.info);
    expect(components?.parameters).toEqual(contract.components?.parameters);
    expect(components?.securitySchemes).toEqual(contract.components?.securitySchemes);
  }
});

test('the operations of a path can be in different documents', () => {
  const methods = ['get', 'put', 'post', 'delete'] as const;
  const item = (path: string) =>
    Object.fromEntries(methods.map((method) => [method, { operationId: method + path, responses: {} }]));
  const paths = { '/a': item('A'), '/b': item('B'), '/c': item('C') };
  const split = splitContract({ ...contract, paths }).map((document) => document.paths);
  expect(split.map((part) => Object.keys(part?.['/c'] ?? {}))).toEqual([
    ['get', 'put'],
    ['post', 'delete'],
  ]);
});

test('the reference has the overview once and every operation in order, those with a tag and in later documents too', async () => {
  const { sections, css } = await renderReference(contract, recallNothing);
  expect(sections.map(({ id }) => id)).toEqual(['overview', ...numbers.map((number) => `other/get${number}`)]);
  for (const [index, number] of numbers.entries()) {
    expect(sections[index + 1]?.html).toContain(`Get number ${number}</`);
    expect(sections[index + 1]?.html).toContain(number > 2 ? 'One of many.' : 'next');
  }
  const last = { ...contract, paths: { '/12': contract.paths?.['/12'] as OpenApi.PathItemObject } };
  const { css: needed } = await renderReference(last, recallNothing);
  expect(selectorsOf(needed).filter((selector) => !selectorsOf(css).includes(selector))).toEqual([]);
});

function selectorsOf(css: string): string[] {
  return [...css.matchAll(/^ *\.[\w-]+[^{]*(?={)/gm)].map(([selector]) => selector.trim());
}

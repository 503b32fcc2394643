import { expect, test } from 'vitest';
import { splitContract } from '../src/reference/split-contract.ts';
import { contract, numbers } from './numbers.ts';

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

test('every method is an operation, and what a path says of all of them is not', () => {
  const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
  const item = { summary: 'A path', ...Object.fromEntries(methods.map((method) => [method, { responses: {} }])) };
  const two = Object.fromEntries(['/a', '/b'].map((path) => [path, item]));
  const split = splitContract({ ...contract, paths: two }).map(({ paths }) => paths);
  expect(split).toHaveLength(2);
  expect(split[0]).toEqual({ '/a': item, '/b': { summary: 'A path', get: { responses: {} }, put: { responses: {} } } });
});

test('ten operations are one document', () => {
  const paths = Object.fromEntries(Object.entries(contract.paths ?? {}).slice(0, 10));
  expect(splitContract({ ...contract, paths })).toHaveLength(1);
  expect(splitContract({ openapi: '3.1.0', info: { title: '', version: '' }, paths: {} })).toEqual([]);
});

test('a component that others refer to is needed, even by itself; one that does not exist is nobody’s', () => {
  const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const schemas = { A: { items: to('B') }, B: { items: [to('A'), to('B')] }, C: {} } as never;
  const get = {
    responses: { 200: { content: { 'a/b': { schema: to('A') } }, links: { $ref: '#/components/links/No' } } },
  };
  const paths = { '/a': { get, put: { responses: { 200: to('No') } } } } as never;
  const [document] = splitContract({ ...contract, paths, components: { schemas } });
  expect(document?.components).toEqual({ schemas: { A: { items: to('B') }, B: { items: [to('A'), to('B')] } } });
});

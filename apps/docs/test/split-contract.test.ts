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

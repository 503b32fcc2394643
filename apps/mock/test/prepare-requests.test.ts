import { expect, test } from 'vitest';
import { judgeAlone } from '../src/judge-alone.ts';
import type { MockedOperation } from '../src/operation.ts';
import { createPrepareRequests } from '../src/prepare-requests.ts';

const parameters = {
  path: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  query: { type: 'object', properties: {}, required: [] },
  header: { type: 'object', properties: {}, required: [] },
  cookie: { type: 'object', properties: {}, required: [] },
} as const;
const operation = {
  id: 'read',
  path: '/animals/{id}',
  parameters,
  violations: { '': [] },
  errors: [{ code: 'A', status: 400, mockCauses: [{ path: 'id', equals: '0' }] }],
} as unknown as MockedOperation;

const share = (other: object) => {
  const prepare = createPrepareRequests(judgeAlone);
  return prepare(operation) === prepare({ ...operation, ...other });
};

test('operations that take the same inputs share what reads and judges their requests', () => {
  const [error] = operation.errors;
  expect(share({ id: 'remove', method: 'DELETE', path: '/plants/{id}', errors: [{ ...error, code: 'B' }] })).toBe(true);
});

test.for([
  ['where their parameters are', { path: '/animals/of/{id}' }],
  ['the names of their parameters', { path: '/animals/{name}' }],
  ['what surrounds a parameter', { path: '/animals/{id}.json' }],
  ['the schema of their parameters', { parameters: { ...parameters, query: parameters.path } }],
  ['their body', { body: { required: true, schemas: {} } }],
  ['what Prism finds wrong with a request', { violations: { '': [], '|absent': [] } }],
  ['what causes their errors', { errors: [{ mockCauses: [{ path: 'id', equals: '1' }] }] }],
  ['which of their errors something causes', { errors: [{ mockCauses: [] }, ...operation.errors] }],
] as const)('operations that differ in %s do not', ([, other]) => {
  expect(share(other)).toBe(false);
});

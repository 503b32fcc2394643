import { expect, test } from 'vitest';
import { createRouter, ofMethod } from '../src/router.ts';

const entries = [
  { path: '/users/{id}', method: 'GET', is: 'a user' },
  { path: '/users/{id}', method: 'DELETE', is: 'a user less' },
  { path: '/users/me', method: 'GET', is: 'myself' },
  { path: '/users/me', method: 'PUT', is: 'myself, changed' },
  { path: '/users/{user}/name', method: 'GET', is: 'a name' },
  { path: '/{table}/me/{field}', method: 'GET', is: 'a field' },
  { path: '/users/me/{field}', method: 'GET', is: 'a field of mine' },
  { path: '/files/{name}.json/of/{id}', method: 'GET', is: 'a file' },
  { path: '/files/{name}/size', method: 'GET', is: 'a size' },
];
const find = (path: string) => createRouter(entries)(path);
const at = (path: string) => Object.fromEntries(Object.values(find(path) ?? {}).map(({ method, is }) => [method, is]));

test('a literal path goes before a template, with all of its methods', () => {
  expect(at('/users/me')).toEqual({ GET: 'myself', PUT: 'myself, changed' });
});

test('a template takes one segment, whatever it is, with all of its methods', () => {
  expect(at('/users/152')).toEqual({ GET: 'a user', DELETE: 'a user less' });
  expect(at('/users/me.too')).toEqual({ GET: 'a user', DELETE: 'a user less' });
});

test('a template may have more than one parameter, and its other characters mean themselves', () => {
  expect(at('/files/report.json/of/152')).toEqual({ GET: 'a file' });
  expect(find('/files/reportXjson/of/152')).toBeUndefined();
  expect(at('/files/report.json/size')).toEqual({ GET: 'a size' });
  expect(at('/files/report/size')).toEqual({ GET: 'a size' });
  expect(find('/files/report/of/152')).toBeUndefined();
});

test('a literal segment goes before a part of one with a parameter, and that before a parameter alone', () => {
  const leads = {
    '/reports/1': '/reports/{id}',
    '/reports/1.pdf': '/reports/{id}.pdf',
    '/reports/all.pdf': '/reports/all.pdf',
    '/reports/1.csv': '/reports/{id}.csv',
    '/lists/1.csv': '/lists/{id}.csv',
  };
  const all = Object.values(leads).map((path) => ({ path, method: 'GET' }));
  for (const entries of [all, all.toReversed()]) {
    expect(Object.keys(leads).map((path) => createRouter(entries)(path)?.GET)).toEqual(all);
  }
});

test('a path whose first segments are those of a literal path may be that of a template', () => {
  expect(at('/users/me/name')).toEqual({ GET: 'a field of mine' });
  expect(at('/rooms/me/name')).toEqual({ GET: 'a field' });
  expect(at('/users/152/name')).toEqual({ GET: 'a name' });
});

test('a segment of a template has at least one character', () => {
  expect(find('/users//name')).toBeUndefined();
  expect(find('/files/.json/of/1')).toBeUndefined();
});

test('only the methods of a path lead on, whatever a client calls its own', () => {
  expect(ofMethod(find('/users/me'), 'PUT')?.is).toBe('myself, changed');
  for (const method of ['POST', 'put', 'constructor']) expect(ofMethod(find('/users/me'), method)).toBeUndefined();
  expect(ofMethod(undefined, 'GET')).toBeUndefined();
});

test.for(['/users', '/users/', '/users/1/2', '/user/sme', '/api/users/1', '/files/a/b.json/of/1'])(
  '%s leads nowhere',
  (path) => {
    expect(find(path)).toBeUndefined();
  },
);

import { expect, test } from 'vitest';
import { createApi } from '../dist/index.js';
import { body, clientOf } from './client-of.ts';

test.for([
  'https://tenant.example.com?a=1',
  'https://tenant.example.com?',
  'https://tenant.example.com/#top',
  'https://user:password@tenant.example.com',
  'https://tenant.example.com ',
  'https://ten\nant.example.com',
  'http://[::1',
  'tenant.example.com',
  'https://',
  'ftp://tenant.example.com',
  'https:tenant.example.com',
  'see https://tenant.example.com',
  'https:///tenant.example.com',
  undefined as never,
])('%j is rejected when the client is created', (baseUrl) => {
  const reason = 'baseUrl must be an http(s) URL without blanks, user name, query or fragment.';
  expect(() => clientOf(baseUrl)).toThrow(new TypeError(reason));
  expect(() => createApi({ baseUrl })).toThrow(new TypeError(reason));
});

test('the message does not repeat a password', () => {
  expect(() => clientOf('https://user:password@tenant.example.com')).toThrow(/^((?!password).)*$/);
});

test.for([
  ['HTTPS://Tenant.example.com', 'https://tenant.example.com'],
  ['https://tenant.example.com/', 'https://tenant.example.com'],
  ['https://tenant.example.com:443', 'https://tenant.example.com'],
  ['https://tenant.example.com/gateway/', 'https://tenant.example.com/gateway'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
  [new URL('https://tenant.example.com/a'), 'https://tenant.example.com/a'],
] as const)('%s is accepted', async ([baseUrl, used]) => {
  let url = '';
  const fetch = async (request: Request) => {
    url = request.url;
    return new Response(null);
  };
  await clientOf(baseUrl, { fetch }).send(body);
  expect(url).toBe(`${used}/api/v2/sdk/sms/send`);
});

import { expect, test } from 'vitest';
import { createApi } from '../dist/index.js';
import { body, clientOf } from './client-of.ts';

test.for([
  ['https://tenant.example.com?a=1', 'not contain blanks, a user name, a query or a fragment'],
  ['https://tenant.example.com?', 'not contain blanks, a user name, a query or a fragment'],
  ['https://tenant.example.com/#top', 'not contain blanks, a user name, a query or a fragment'],
  ['https://user:password@tenant.example.com', 'not contain blanks, a user name, a query or a fragment'],
  ['https://tenant.example.com ', 'not contain blanks, a user name, a query or a fragment'],
  ['https://ten\nant.example.com', 'not contain blanks, a user name, a query or a fragment'],
  ['http://[::1', 'be a valid URL'],
  ['tenant.example.com', 'be a valid URL'],
  ['https://', 'be a valid URL'],
  ['ftp://tenant.example.com', 'start with http:// or https://'],
  ['https:tenant.example.com', 'start with http:// or https://'],
] as const)('%j is rejected when the client is created: it must %s', ([baseUrl, reason]) => {
  expect(() => clientOf(baseUrl)).toThrow(new TypeError(`baseUrl must ${reason}.`));
  expect(() => createApi({ baseUrl })).toThrow(TypeError);
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

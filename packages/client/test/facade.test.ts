import { sendSms } from '@ciam-sms/contract/operations';
import { expect, test } from 'vitest';
import { clientOptions, facade, ownMethod } from '../dist/facade.js';
import { createSmsClient } from '../dist/index.js';
import { body } from './client-of.ts';

const headers = {
  'X-operating-sys-version': 'windows10.1.1',
  'X-device-fingerprint': 'print',
  'X-device-ip': '192.168.1.2',
  'X-agent': 'docs',
  'X-L': 'zh',
  'X-client-id': 'id',
};

test('names the method for each operation that the client has one for', () => {
  const client = createSmsClient({ baseUrl: 'https://tenant.example.com', clientId: 'id', device: {} as never });
  for (const { method } of Object.values(facade)) expect(client[method]).toBeTypeOf('function');
});

test.for<[string, Record<string, string>]>([
  ['all', headers],
  ['only the required', { ...headers, 'X-device-ip': undefined as never, 'X-L': undefined as never }],
])('finds the options that make the client send %s headers', async ([, wanted]) => {
  let sent: Request | undefined;
  const fetch = async (request: Request) => {
    sent = request;
    return new Response(null);
  };
  await createSmsClient({ baseUrl: 'https://tenant.example.com', fetch, ...clientOptions(wanted) })[
    facade.sendSms.method
  ](body);
  const names = Object.keys(headers);
  expect(names.map((name) => sent?.headers.get(name) ?? undefined)).toEqual(names.map((name) => wanted[name]));
  expect(sent?.method).toBe(sendSms.method);
});

test('finds the method for an operation, if there is one', () => {
  expect(ownMethod('sendSms')).toBe('send');
  expect(ownMethod('verifyCaptcha')).toBeUndefined();
});

test('leaves out headers that are not of the client', () => {
  expect(clientOptions({ traceparent: '1', 'X-L': 'zh', 'X-agent': 'a' })).toEqual({
    language: 'zh',
    device: { userAgent: 'a' },
  });
});

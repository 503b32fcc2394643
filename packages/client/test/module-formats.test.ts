import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import * as esm from '../dist/index.js';
import { body, clientOf } from './client-of.ts';

const require = createRequire(import.meta.url);
const cjs: typeof esm = require('../dist/index.cjs');

test.for(['index', 'explain', 'validate', 'facade'])('%s exports the same from both formats', async (name) => {
  const names = Object.keys(await import(`../dist/${name}.js`));
  expect(Object.keys(require(`../dist/${name}.cjs`)).sort()).toEqual(names.sort());
});

test('an error of one format is an instance of the class of the other', async () => {
  const failed = (await clientOf('https://tenant.example.com').send(undefined as never)) as esm.SendFailure;
  expect(new cjs.SmsSendError(failed)).toBeInstanceOf(esm.SmsSendError);
  expect(new esm.SmsSendError(failed)).toBeInstanceOf(cjs.SmsSendError);
  expect(new esm.SmsSendError(failed)).toBeInstanceOf(Error);
});

test('other errors, and errors of other subclasses, are not instances', async () => {
  class Special extends esm.SmsSendError {}
  const failed = (await clientOf('https://tenant.example.com').send(undefined as never)) as esm.SendFailure;
  for (const other of [new Error('x'), { name: 'SmsSendError' }, null, 'x']) {
    expect(other instanceof esm.SmsSendError).toBe(false);
  }
  expect(new esm.SmsSendError(failed)).not.toBeInstanceOf(Special);
  expect(new Special(failed)).toBeInstanceOf(Special);
});

test('an error has the code of a rejection', async () => {
  const text = '{"error_code":"IDAAS.SDK.CAPTCHA.0003","error_msg":"expired"}';
  const fetch = async () => new Response(text, { status: 400 });
  const result = await clientOf('https://tenant.example.com', { fetch }).send(body);
  try {
    esm.orThrow(result);
  } catch (error) {
    expect(error instanceof esm.SmsSendError && error.code).toBe('IDAAS.SDK.CAPTCHA.0003');
  }
  expect.assertions(1);
});

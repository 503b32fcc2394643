import { errors } from '@ciam-sms/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../dist/index.js';
import { scenarios } from './read-scenarios.ts';
import { send } from './send.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

const languages = [
  { header: 'zh', language: 'zh' },
  { header: 'en', language: 'en' },
] as const;

describe.for(scenarios)('$name', ({ difference, status, code, example }) => {
  test.for(languages)('gets the declared response, in $language', async ({ header, language }) => {
    const hasOwnLanguage = difference.headers?.['X-L'] !== undefined;
    const headers = { ...difference.headers, ...(!hasOwnLanguage && { 'X-L': header }) };
    const answer = await send(mock.url, { ...difference, headers });
    expect(answer.status).toBe(status);
    expect(answer.code).toBe(code);
    if (!code) return expect(answer.text).toBe('');
    expect(answer.message).toBe(errors[code as keyof typeof errors].message[language]);
    expect(answer.headers.get('x-mock-example')).toBe(`${example}.${language}`);
  });
});

test.for([
  ['zh', 'zh'],
  ['zh-CN', 'zh'],
  ['ZH_tw', 'zh'],
  ['en', 'en'],
  ['fr', 'en'],
  ['en-zh', 'en'],
  ['', 'en'],
  ['en;q=0.1, zh', 'zh'],
  ['zh;q=0.1, en', 'en'],
  ['fr, zh-Hans;q=0.5', 'zh'],
  ['*', 'en'],
] as const)('X-L "%s" gets messages in %s', async ([header, language]) => {
  const answer = await send(mock.url, { headers: { 'X-L': header }, body: { mobile: '15200000006' } });
  expect(answer.message).toBe(errors['IDAAS.SDK.CAPTCHA.0006'].message[language]);
});

test('without X-L the default language of the mock decides', async () => {
  await using chinese = await startMock({ port: 0, language: 'zh' });
  const difference = { headers: { 'X-L': null }, body: { mobile: '15200000006' } };
  expect((await send(chinese.url, difference)).message).toBe(errors['IDAAS.SDK.CAPTCHA.0006'].message.zh);
  expect((await send(mock.url, difference)).message).toBe(errors['IDAAS.SDK.CAPTCHA.0006'].message.en);
});

import { errors } from '@ciam-sms/contract';
import { expect, test } from 'vitest';
import { explain } from '../dist/explain.js';

test.for(Object.values(errors))('explains $code in both languages', ({ code, name, message, cause, remedy }) => {
  expect(explain(code)).toEqual({ name, message: message.en, cause: cause.en, remedy: remedy.en });
  expect(explain(code, 'zh')).toEqual({ name, message: message.zh, cause: cause.zh, remedy: remedy.zh });
});

test.for(['IDAAS.SDK.OTHER', 'toString', '__proto__'])('knows nothing of "%s"', (code) => {
  expect(explain(code)).toBeUndefined();
});

test.for(['zh-CN', 'zh-Hans', 'zh-TW', 'ZH', 'zh_CN'])('takes %s for Chinese', (language) => {
  expect(explain('IDAAS.SDK.USER.0004', language).message).toBe('手机号不能为空');
});

test.for(['en-GB', 'en-US', 'fr', '', 'zha', undefined])('takes %s for English', (language) => {
  expect(explain('IDAAS.SDK.USER.0004', language).message).toBe('Mobile number cannot be empty');
});

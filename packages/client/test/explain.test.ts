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

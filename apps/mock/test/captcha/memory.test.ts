import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { Attempts } from '../../src/captcha/attempts.ts';
import { createCaptcha } from '../../src/captcha/captcha.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('captchas that nobody tries to solve take no memory', () => {
  const { getCaptcha } = createCaptcha({ captcha: 'issued' });
  const memoryAfter = (requests: number) => {
    for (let request = 0; request < requests; request++) getCaptcha?.(undefined, { status: 200 });
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = memoryAfter(100);
  expect(memoryAfter(2_000) - before).toBeLessThan(500_000); // 250 bytes for each, where an image has thousands
});

test('attempts are forgotten when their time is over', () => {
  const attempts = new Attempts(300);
  for (let at = 0; at <= 100_000; at++) attempts.add(String(at), { at, isUsed: false });
  expect(attempts.size).toBe(301);
  expect(attempts.find('99700')).toEqual({ at: 99_700, isUsed: false });
  expect(attempts.find('99699')).toBeUndefined();
});

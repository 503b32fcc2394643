import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { Attempts } from '../../src/captcha/attempts.ts';
import { createCaptcha } from '../../src/captcha/captcha.ts';
import { createSeal } from '../../src/captcha/token.ts';

// Drawing takes a hundred times as long as everything else.
vi.mock('../../src/captcha/draw.ts', () => ({
  drawCaptcha: () => ({ x: 100, picture: new Uint8Array(), piece: new Uint8Array() }),
}));
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('100,000 captchas that nobody tries to solve take no memory', () => {
  const { getCaptcha } = createCaptcha(createSeal(), { captcha: 'issued' });
  const memoryAfter = (requests: number) => {
    for (let request = 0; request < requests; request++) getCaptcha?.(undefined, { status: 200 });
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const before = memoryAfter(1_000);
  expect(memoryAfter(100_000) - before).toBeLessThan(1_000_000); // 10 bytes for each; a token alone has 32
});

test('attempts are forgotten when their time is over', () => {
  const attempts = new Attempts(300);
  for (let at = 0; at <= 100_000; at++) attempts.add(String(at), { at, isUsed: false });
  expect(attempts.size).toBe(301);
  expect(attempts.find('99700')).toEqual({ at: 99_700, isUsed: false });
  expect(attempts.find('99699')).toBeUndefined();
});

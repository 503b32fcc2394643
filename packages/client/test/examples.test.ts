import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startMock } from '@ciam-sms/mock';
import { afterEach, describe, expect, test, vi } from 'vitest';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));

/** What each example prints when it runs against the mock, and how many requests it makes. */
const printed: Record<string, { stdout: string; requests: number }> = {
  'custom-fetch.ts': { stdout: 'POST /api/v2/sdk/sms/send 200\n', requests: 1 },
  'exhaustive-errors.ts': { stdout: 'Solve the captcha once more.\n', requests: 1 },
  'server-route.ts': { stdout: '204\n', requests: 1 },
  'tests-with-the-mock.ts': { stdout: 'Both tests passed.\n', requests: 0 },
};

test.for(Object.entries(printed))('%s runs', async ([name, { stdout, requests }]) => {
  await using mock = await startMock({ port: 0 });
  const env = { ...process.env, SMS_BASE_URL: mock.url };
  expect((await promisify(execFile)(process.execPath, [folder + name], { env })).stdout).toBe(stdout);
  expect(mock.requests).toHaveLength(requests);
});

test('every example is run here', () => {
  expect(readdirSync(folder).sort()).toEqual(['browser-form.ts', ...Object.keys(printed)].sort());
});

describe('browser-form.ts', () => {
  afterEach(() => vi.unstubAllGlobals());

  test.for([
    ['15200000000', 'Sent'],
    ['15200000006', '验证码发送失败'],
  ])('tells what became of %s', async ([mobile, told]) => {
    await using mock = await startMock({ port: 0 });
    const button = { disabled: false };
    const form = Object.assign(new EventTarget(), { querySelector: () => button });
    const status = { textContent: '' };
    vi.stubGlobal('document', { documentElement: { lang: 'zh' } });
    vi.stubGlobal('addEventListener', () => {});
    vi.stubGlobal(
      'FormData',
      class {
        get = () => mobile;
      },
    );
    const { wireForm } = await import('../examples/browser-form.ts');
    wireForm({
      form: form as never,
      status: status as never,
      baseUrl: mock.url,
      loadFingerprint: async () => 'print',
      solveCaptcha: async () => 'token',
    });
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await vi.waitFor(() => expect(status.textContent).toBe(told));
    expect(button.disabled).toBe(told === 'Sent');
  });
});

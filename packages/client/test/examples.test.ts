import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sendSms } from '@ciam-sms/contract/operations';
import { startMock } from '@ciam-sms/mock';
import { expect, test } from 'vitest';
import { answering } from './misbehave.ts';

const { path } = sendSms;
const folder = fileURLToPath(new URL('../examples/', import.meta.url));

/** What each example prints when it runs against the mock, and how many requests it makes. */
const printed: Record<string, { stdout: string; requests: number }> = {
  'abort-any.ts': { stdout: 'aborted false The user left.\n', requests: 0 },
  'captcha.ts': { stdout: 'sent\n', requests: 3 },
  'exhaustive-errors.ts': { stdout: 'Solve the captcha once more.\n', requests: 1 },
  'server-route.ts': { stdout: '204\n', requests: 1 },
  'tests-with-the-mock.ts': { stdout: 'Both tests passed.\n', requests: 0 },
  'tracing.ts': {
    stdout: `POST ${path} outcome=sent\nPOST ${path} http.response.status_code=200\nPOST ${path} ended\n`,
    requests: 1,
  },
};

async function run(name: string, env: Record<string, string>): Promise<string> {
  const options = { env: { ...process.env, ...env } };
  return (await promisify(execFile)(process.execPath, [folder + name], options)).stdout;
}

test.for(Object.entries(printed))('%s runs', async ([name, { stdout, requests }]) => {
  await using mock = await startMock({ port: 0 });
  expect(await run(name, { SMS_BASE_URL: mock.url })).toBe(stdout);
  expect(mock.requests).toHaveLength(requests);
});

test('tracing.ts sends its trace', async () => {
  await using mock = await startMock({ port: 0 });
  await run('tracing.ts', { SMS_BASE_URL: mock.url });
  expect(mock.requests[0]?.headers).toHaveProperty('traceparent');
});

test('proxy.ts sends through the proxy', async () => {
  await using mock = await startMock({ port: 0 });
  const targets: unknown[] = [];
  await using proxy = await answering((incoming, response) => {
    const { url = '', method, headers } = incoming;
    targets.push(url);
    incoming.pipe(request(url, { method, headers }, (answer) => answer.pipe(response)));
  });
  expect(await run('proxy.ts', { SMS_BASE_URL: mock.url, PROXY_URL: proxy.url })).toBe('sent\n');
  expect(targets).toEqual([mock.url + path]);
  expect(mock.requests).toHaveLength(1);
});

test('gateway-cookie.ts returns the cookie of the last response', async () => {
  const cookies: unknown[] = [];
  await using gateway = await answering((request, response) => {
    cookies.push(request.headers.cookie);
    response.writeHead(200, { 'set-cookie': 'gateway=second; Path=/' }).end();
  });
  expect(await run('gateway-cookie.ts', { SMS_BASE_URL: gateway.url })).toBe('sent\nsent\n');
  expect(cookies).toEqual(['gateway=first', 'gateway=second']);
});

test('every example is run: the forms with their slider by browser-form.test.ts, all others here', () => {
  const own = ['browser-form.ts', 'captcha-slider.ts', 'code-form.ts', 'gateway-cookie.ts', 'proxy.ts'];
  expect(readdirSync(folder).sort()).toEqual([...own, ...Object.keys(printed)].sort());
});

import { readContract } from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { type Covered, startMock } from '../../dist/index.js';
import { solve } from '../captcha/flow.ts';
import { PATH, send } from '../send.ts';
import { speak } from '../serve.ts';
import { control, detailOf, mock, useMock } from './call-control.ts';

useMock();

const operations = readContract().operations.map(({ id }) => id);

describe('GET /_mock/requests', () => {
  test('lists recorded requests, with personal data masked', async () => {
    await send(mock.url);
    const text = await (await control('GET', 'requests')).text();
    expect(JSON.parse(text)).toMatchObject([{ method: 'POST', path: PATH, status: 200, operation: 'sendSms' }]);
    expect(text).not.toContain('15200000000');
  });

  test.for([
    ['operation=sendSms', 2],
    ['operation=getCaptcha', 1],
    ['status=400', 2],
    ['header=X-L:en', 1],
    ['operation=sendSms&status=400&header=x-l:en', 1],
  ] as const)('filters by %s', async ([filter, found]) => {
    await send(mock.url);
    await send(mock.url, { headers: { 'X-L': 'en' }, body: { mobile: '' } });
    await fetch(`${mock.url}/api/v2/sdk/captcha`);
    expect(await (await control('GET', `requests?${filter}`)).json()).toHaveLength(found);
  });

  test('waits until as many requests have come', async () => {
    const listed = control('GET', 'requests?count=2');
    await send(mock.url);
    await send(mock.url);
    expect(await (await listed).json()).toHaveLength(2);
  });

  test('says how many are missing when time runs out', async () => {
    await send(mock.url);
    const response = await control('GET', 'requests?count=2&timeout=20');
    expect([response.status, await detailOf(response)]).toEqual([504, '1 of 2 requests came within 20 milliseconds.']);
  });

  test.for([
    ['count=x', '`count` must be a whole number from 0 to 1000'],
    ['timeout=99999999', '`timeout` must be a whole number from 0 to 60000'],
    ['operation=sendSMS', `\`operation\` must be one of: ${operations.join(', ')}`],
    ['operation=sendSms&operation=getCaptcha', '`operation` is repeated. Send it once'],
    ['status=abc', '`status` must be a whole number from 100 to 599'],
    ['status=99', '`status` must be a whole number from 100 to 599'],
    ['status=600', '`status` must be a whole number from 100 to 599'],
    ['header=X-L', '`header` must be a name and a value, as NAME:VALUE'],
    ['operations=x', '`operations` is unknown. Use: operation, status, header, count, timeout'],
  ])('names what is wrong with %s', async ([filter, message]) => {
    const response = await control('GET', `requests?${filter}`);
    expect([response.status, await detailOf(response)]).toEqual([400, message]);
  });

  test('are forgotten with DELETE', async () => {
    await send(mock.url);
    expect((await control('DELETE', 'requests')).status).toBe(204);
    expect(mock.requests).toEqual([]);
  });
});

test('DELETE /_mock/requests with a filter forgets nothing, since it would forget more than that', async () => {
  await send(mock.url);
  const response = await control('DELETE', 'requests?operation=getCaptcha');
  expect([response.status, await detailOf(response)]).toEqual([
    400,
    '`operation` is unknown. DELETE /_mock/requests takes no parameters',
  ]);
  expect(mock.requests).toHaveLength(1);
});

test('POST /_mock/reset restores the initial state', async () => {
  const initial = mock.coverage();
  mock.next({ operation: 'sendSms', status: 500, times: 2 });
  await send(mock.url);
  expect((await control('POST', 'reset')).status).toBe(204);
  expect([mock.requests, await (await control('GET', 'next')).json(), mock.coverage()]).toEqual([[], [], initial]);
});

test('GET /_mock/coverage counts every documented response in each language, from zero', async () => {
  await send(mock.url, { body: { mobile: '' } });
  const covered = (await (await control('GET', 'coverage')).json()) as Covered[];
  expect(covered).toContainEqual({ operation: 'sendSms', status: 200, times: 0 });
  expect(covered).toContainEqual({ operation: 'sendSms', status: 400, example: 'mobile-missing.zh', times: 1 });
  expect(covered).toContainEqual({ operation: 'sendSms', status: 400, example: 'mobile-missing.en', times: 0 });
  expect([...new Set(covered.map(({ operation }) => operation))]).toEqual(operations);
});

test('a response that a fault keeps from arriving is not covered', async () => {
  mock.next({ operation: 'sendSms', example: 'send-failed.en', fault: 'empty' });
  await expect(send(mock.url)).rejects.toThrow();
  expect(mock.coverage().filter(({ times }) => times > 0)).toEqual([]);
});

test('a planned response with a status of its own is not covered, though that status is documented', async () => {
  mock.next({ operation: 'sendSms', status: 200, body: { bogus: 1 } });
  await send(mock.url);
  expect(mock.coverage().filter(({ times }) => times > 0)).toEqual([]);
  expect(mock.requests[0]).toMatchObject({ status: 200, operation: 'sendSms' });
});

test('a captcha that the mock draws, and its solution, cover the examples of the contract without being called them', async () => {
  await solve(mock);
  expect(mock.coverage().filter(({ times }) => times > 0)).toEqual([
    { operation: 'getCaptcha', status: 200, example: expect.any(String), times: 1 },
    { operation: 'verifyCaptcha', status: 200, example: expect.any(String), times: 1 },
  ]);
  expect(mock.requests.map(({ example }) => example)).toEqual([undefined, undefined]);
});

test('the control API is described by an OpenAPI document, and the requests to it are not recorded', async () => {
  const document = (await (await control('GET', 'openapi.json')).json()) as { paths: object };
  for (const path of Object.keys(document.paths)) {
    expect((await fetch(mock.url + path, { method: 'PUT' })).status, path).toBe(405);
  }
  expect(mock.requests).toEqual([]);
});

test.for(['/_mock', '/_mock/', '/_mock/nothing'])('%s lists the paths of the control API', async (path) => {
  const response = await fetch(mock.url + path);
  expect([response.status, await detailOf(response)]).toEqual([
    404,
    'The control API has no such path. Use one of: /_mock/openapi.json, /_mock/requests, /_mock/next, /_mock/reset, /_mock/coverage',
  ]);
});

describe('the control API is safe', () => {
  test('against web pages', async () => {
    const response = await control('POST', 'reset', undefined, { origin: 'https://evil.example' });
    expect([response.status, await detailOf(response)]).toEqual([
      403,
      'Web pages cannot call the control API, so `Origin` and `Sec-Fetch-Site` must not be sent.',
    ]);
  });

  test('against web pages that ask before', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'DELETE' };
    const response = await control('OPTIONS', 'requests', undefined, headers);
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  test('against web pages that read', async () => {
    expect((await control('GET', 'requests')).headers.has('access-control-allow-origin')).toBe(false);
  });

  test('against names that lead here', async () => {
    const { port } = new URL(mock.url);
    const received = await speak(
      Number(port),
      `GET /_mock/requests HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
    );
    expect(received).toMatch(/^HTTP\/1\.1 403 .*Call 127\.0\.0\.1 or localhost, or start the mock with --control/s);
  });

  test('and off, where other machines can reach the mock, unless they may control it', async () => {
    await using reachable = await startMock({ port: 0, host: '0.0.0.0' });
    await using open = await startMock({ port: 0, host: '0.0.0.0', control: true });
    const statuses = [reachable, open].map(async ({ url }) => (await fetch(`${url}/_mock/coverage`)).status);
    expect(await Promise.all(statuses)).toEqual([404, 200]);
  });
});

test('every response waits, if the mock is started with a delay', async () => {
  await using slow = await startMock({ port: 0, delay: [60, 70] });
  const started = performance.now();
  await send(slow.url);
  expect(performance.now() - started).toBeGreaterThanOrEqual(59);
});

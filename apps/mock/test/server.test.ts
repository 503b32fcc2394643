import { connect } from 'node:net';
import { inspect } from 'node:util';
import { errors, operations } from '@ciam-sms/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../dist/index.js';
import { PATH, requestOf, send, validBody, validHeaders } from './send.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());
beforeEach(() => mock.reset());

const detailOf = async (response: Response) => ((await response.json()) as { detail: string }).detail;

describe('Prefer', () => {
  const names = operations.sendSms.errorCodes.flatMap((code) => [
    { example: `${errors[code].name}.en`, code },
    { example: `${errors[code].name}.zh`, code },
  ]);
  test.for(names)('example=$example gets that example, whatever the request', async ({ example, code }) => {
    const answer = await send(mock.url, { headers: { prefer: `example=${example}` }, body: { mobile: undefined } });
    expect(answer.code).toBe(code);
    expect(answer.headers.get('x-mock-example')).toBe(example);
  });

  test('code=200 gets success in spite of a mistake', async () => {
    const answer = await send(mock.url, { headers: { prefer: 'code=200' }, body: { mobile: '' } });
    expect([answer.status, answer.text]).toEqual([200, '']);
  });

  test.for(['example=nope', 'code=400, example=nope', 'code=200, example=send-failed.en'])(
    '%s is refused with the names that there are',
    async (prefer) => {
      const response = await fetch(mock.url + PATH, requestOf({ headers: { prefer } }));
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await detailOf(response)).toMatch(/Use (one|an example) of: /);
    },
  );

  test('an unknown status is refused with those that there are', async () => {
    const response = await fetch(mock.url + PATH, requestOf({ headers: { prefer: 'code=500' } }));
    expect(await detailOf(response)).toContain('Use one of: 200, 400');
  });
});

describe('what is not the operation', () => {
  test('an unknown path is 404', async () => {
    const response = await fetch(`${mock.url}/nowhere`);
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  test.for(['GET', 'PUT', 'DELETE', 'OPTIONS'])('%s is 405 with Allow', async (method) => {
    const response = await fetch(mock.url + PATH, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  test('a body over 1 MB is 413', async () => {
    const response = await fetch(mock.url + PATH, requestOf({ text: 'x'.repeat(1024 * 1024 + 1) }));
    expect([response.status, response.headers.get('content-type')]).toEqual([413, 'application/problem+json']);
  });

  test('a body of exactly 1 MB is read', async () => {
    const response = await fetch(mock.url + PATH, requestOf({ text: 'x'.repeat(1024 * 1024) }));
    expect(response.status).toBe(400);
  });

  test('the contract is served in both forms, and health answers', async () => {
    expect(await (await fetch(`${mock.url}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.1' });
    expect(await (await fetch(`${mock.url}/openapi.yaml`)).text()).toContain('openapi: 3.1');
    expect(await (await fetch(`${mock.url}/health`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${mock.url}/health`, { method: 'POST' })).status).toBe(405);
  });
});

describe('a browser', () => {
  test('may send every header of the contract from any origin', async () => {
    const asked = Object.keys(validHeaders).join(', ');
    const preflight = await fetch(mock.url + PATH, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': asked,
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST');
    expect(preflight.headers.get('access-control-allow-headers')).toBe(asked);
  });

  test('may read the headers that explain an answer', async () => {
    const { headers } = await send(mock.url, { body: { mobile: '' } });
    expect(headers.get('access-control-expose-headers')).toBe('*');
    expect(JSON.parse(headers.get('sl-violations') ?? '')[0].message).toContain('mobile');
  });
});

describe('the journal', () => {
  test('holds what was sent, oldest first, and what was answered', async () => {
    await send(mock.url);
    await send(mock.url, { body: { mobile: '15200000006' } });
    expect(mock.requests.map(({ status, example }) => [status, example])).toEqual([
      [200, undefined],
      [400, 'send-failed.zh'],
    ]);
    expect(mock.requests[0]?.body).toEqual(validBody);
    expect(mock.requests[0]?.headers['x-agent']).toBe(validHeaders['X-agent']);
  });

  test('shows no number, token or fingerprint when it is printed', async () => {
    await send(mock.url);
    const printed = inspect(mock.requests, { depth: 9 }) + JSON.stringify(mock.requests);
    for (const secret of [validBody.mobile, validBody.captcha_token, validHeaders['X-device-fingerprint']]) {
      expect(printed).not.toContain(secret);
    }
  });

  test('keeps the last 1,000 requests, and forgets all on reset', async () => {
    for (let batch = 0; batch < 21; batch++) await Promise.all(Array.from({ length: 50 }, () => send(mock.url)));
    expect(mock.requests).toHaveLength(1_000);
    mock.reset();
    expect(mock.requests).toEqual([]);
  });
});

describe('startMock', () => {
  test('runs many mocks side by side, each with its own journal', async () => {
    await using other = await startMock({ port: 0 });
    await send(other.url);
    expect([mock.requests.length, other.requests.length]).toEqual([0, 1]);
  });

  test('says in one line that a port is taken', async () => {
    const { port } = new URL(mock.url);
    await expect(startMock({ port: Number(port) })).rejects.toThrow(
      /^Port \d+ is taken on 127\.0\.0\.1\. Choose another with MOCK_PORT or --port\.$/,
    );
  });

  test('frees its port when it is closed, even with an idle connection open', async () => {
    const closing = await startMock({ port: 0 });
    const { port } = new URL(closing.url);
    const idle = connect(Number(port), '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    await send(closing.url);
    await closing.close();
    await using again = await startMock({ port: Number(port) });
    expect(again.url).toBe(closing.url);
    idle.destroy();
  });
});

import { inspect } from 'node:util';
import { errors, operations } from '@ciam-sms/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../dist/index.js';
import { preferredResponses } from '../src/prefer.ts';
import { BadRequest } from '../src/problem.ts';
import { contractOperation, METHOD, PATH, requestOf, send, validBody, validHeaders } from './send.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());
beforeEach(() => mock.reset());

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

  test.for(['en', 'zh'])(
    'code=400 gets the first error of that status, in the language of the request: %s',
    async (language) => {
      const answer = await send(mock.url, { headers: { prefer: 'code=400', 'X-L': language } });
      const first = contractOperation.errors.find(({ status }) => status === 400);
      expect(answer.headers.get('x-mock-example')).toBe(`${first?.name}.${language}`);
    },
  );

  test.for(['code=400, example=send-failed.en', 'example=send-failed.en, respond-async'])(
    '%s gets that example',
    async (prefer) => {
      expect((await send(mock.url, { headers: { prefer } })).headers.get('x-mock-example')).toBe('send-failed.en');
    },
  );

  test.for(['respond-async', 'wait=10'])('%s is none of its business', async (prefer) => {
    expect((await send(mock.url, { headers: { prefer } })).status).toBe(200);
    expect((await send(mock.url, { headers: { prefer }, body: { mobile: '' } })).code).toBe('IDAAS.SDK.USER.0004');
  });

  const all = names.map(({ example }) => example).join(', ');
  test.for([
    ['example=nope', `Prefer names no example of this operation. Use one of: ${all}`],
    ['code=400, example=nope', `Prefer names no example of this operation with status 400. Use one of: ${all}`],
    ['code=500, example=nope', `Prefer names no example of this operation with status 500. Use one of: ${all}`],
    [
      'code=200, example=send-failed.en',
      'Prefer names no example of this operation with status 200. send-failed.en has status 400',
    ],
    ['code=200, example=nope', `Prefer names no example of this operation with status 200. Use one of: ${all}`],
    ['code=500', 'Prefer names a status that this operation does not have. Use one of: 200, 400'],
  ] as const)('%s is refused, saying what there is', async ([prefer, detail]) => {
    const response = await fetch(mock.url + PATH, requestOf({ headers: { prefer } }));
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const { detail: told, ...problem } = JSON.parse(await response.text());
    expect(problem).toEqual({ type: 'about:blank', title: 'Bad Request', status: 400 });
    const inAnyOrder = (text: string) => text.split(/,? /).sort();
    expect(inAnyOrder(told)).toEqual(inAnyOrder(detail));
  });
});

test('Prefer: example is refused where an operation has no examples, saying so', () => {
  const operation = { byStatus: { 204: [{ status: 204 }] }, byExample: {}, errors: [] };
  expect(() => preferredResponses(operation, 'code=204, example=nope', () => 'en')).toThrow(
    new BadRequest('Prefer names no example of this operation with status 204: it has no examples'),
  );
});

describe('what is not the operation', () => {
  test('an unknown path is 404', async () => {
    const response = await fetch(`${mock.url}/nowhere`);
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'The contract has no path like this one. It is served at /openapi.json',
    });
  });

  const others = ['GET', 'PUT', 'DELETE', 'POST', 'PATCH'].filter((method) => method !== METHOD);
  test.for(others)('%s is 405 with Allow', async (method) => {
    const response = await fetch(mock.url + PATH, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, `${METHOD}, OPTIONS`]);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      title: 'Method Not Allowed',
      detail: `Use one of: ${METHOD}, OPTIONS`,
    });
  });

  test('OPTIONS gets what it asks for', async () => {
    const response = await fetch(mock.url + PATH, { method: 'OPTIONS' });
    expect([response.status, response.headers.get('allow')]).toEqual([204, `${METHOD}, OPTIONS`]);
  });

  test('a body of exactly 1 MB is read', async () => {
    const response = await fetch(mock.url + PATH, requestOf({ text: 'x'.repeat(1024 * 1024) }));
    expect(response.status).toBe(400);
  });

  test('the contract is served in both forms, and health responds', async () => {
    expect(await (await fetch(`${mock.url}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.1' });
    expect(await (await fetch(`${mock.url}/openapi.yaml`)).text()).toContain('openapi: 3.1');
    expect(await (await fetch(`${mock.url}/health`)).json()).toEqual({ status: 'ok' });
  });

  test.for([
    ['/openapi.json', 'application/json'],
    ['/openapi.yaml', 'application/yaml'],
    ['/health', 'application/json'],
  ] as const)('%s is of type %s, and can only be got', async ([page, type]) => {
    const head = await fetch(mock.url + page, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, type]);
    const posted = await fetch(mock.url + page, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});

describe('a browser', () => {
  test('may send every header of the contract from any origin', async () => {
    const asked = Object.keys(validHeaders).join(', ');
    const preflight = await fetch(mock.url + PATH, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': METHOD,
        'access-control-request-headers': asked,
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-methods')).toBe(METHOD);
    expect(preflight.headers.get('access-control-allow-headers')).toBe(asked);
  });

  test('may read the headers that explain a response', async () => {
    const { headers } = await send(mock.url, { body: { mobile: '' } });
    expect(headers.get('access-control-expose-headers')).toBe('*');
    expect(JSON.parse(headers.get('sl-violations') ?? '')[0].message).toContain('mobile');
  });
});

describe('the journal', () => {
  test('holds what was sent, oldest first, and what was returned', async () => {
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

  test('forgets all on reset', async () => {
    await send(mock.url);
    expect(mock.requests).toHaveLength(1);
    mock.reset();
    expect(mock.requests).toEqual([]);
  });
});

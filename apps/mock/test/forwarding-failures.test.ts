import { afterEach, describe, expect, test, vi } from 'vitest';
import { createProxyRespond } from '../src/proxy.ts';
import { answering, bytes, detailOf, forward, json } from './forward.ts';
import { validBody, validRequest } from './send.ts';

afterEach(() => void vi.restoreAllMocks());

describe('with errors on', () => {
  const errors = { errors: true };

  test('a request that breaks the contract is refused, with what is wrong', async () => {
    const wrong = { ...validBody, mobile: 1 };
    let asked = 0;
    const reply = await forward(() => asked++, { body: { kind: 'json', value: wrong } }, errors);
    expect(detailOf(reply)).toEqual({
      type: 'about:blank',
      title: 'Unprocessable Content',
      status: 422,
      detail: 'The request violates the contract, and --errors is set: it was not forwarded.',
    });
    expect(reply.violations?.map(({ location }) => location.join('.'))).toEqual(['request.body.mobile']);
    expect(asked).toBe(0);
  });

  test('a response that breaks the contract is replaced, with what is wrong', async () => {
    const reply = await forward(answering(400, json, '{}'), {}, errors);
    expect(detailOf(reply)).toEqual({
      type: 'about:blank',
      title: 'Bad Gateway',
      status: 502,
      detail: 'The upstream response violates the contract, and --errors is set.',
    });
    expect(reply.violations).not.toEqual([]);
  });

  test('a good exchange passes', async () => {
    expect(await forward(answering(200), {}, errors)).toMatchObject({ status: 200, violations: [] });
  });
});

describe('an upstream that returns no response is reported', () => {
  const failing = (error: Error) => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(error);
    return createProxyRespond({ upstream: new URL('https://tenant.example/base'), errors: false, timeout: 70 });
  };

  test.for<[Error, string]>([
    [new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED', message: 'no' } }), 'ECONNREFUSED'],
    [new TypeError('fetch failed', { cause: new Error('bad certificate') }), 'bad certificate'],
    [new TypeError('Invalid header'), 'Invalid header'],
  ])('because of %s', async ([error, why]) => {
    expect(detailOf(await failing(error)(validRequest, bytes))).toEqual({
      type: 'about:blank',
      title: 'Bad Gateway',
      status: 502,
      detail: `The upstream https://tenant.example sent no HTTP response (${why}).`,
    });
  });

  test('because it is slow', async () => {
    const error = new DOMException('too late', 'TimeoutError');
    expect(detailOf(await failing(error)(validRequest, bytes))).toEqual({
      type: 'about:blank',
      title: 'Gateway Timeout',
      status: 504,
      detail: 'The upstream https://tenant.example did not respond within 70 ms.',
    });
  });
});

describe('what the contract does not have', () => {
  const elsewhere = { path: '/nowhere' };

  test('is forwarded all the same, and told of', async () => {
    const { status, violations } = await forward(answering(200), elsewhere);
    expect(status).toBe(200);
    expect(violations).toStrictEqual([
      { location: ['request'], severity: 'Warning', message: 'Selected route not found' },
    ]);
  });

  test('is refused with errors on, in the words of Prism', async () => {
    expect(detailOf(await forward(answering(200), elsewhere, { errors: true }))).toEqual({
      type: 'about:blank',
      title: 'Route not resolved, no path matched',
      status: 404,
      detail: "The route /nowhere hasn't been found in the specification file",
    });
    expect((await forward(answering(200), { method: 'PUT' }, { errors: true })).status).toBe(405);
  });

  test('passes with errors on if it is the status of a failure, of which Prism only warns', async () => {
    const reply = await forward(answering(503), {}, { errors: true });
    expect([reply.status, reply.violations?.map(({ severity }) => severity)]).toEqual([503, ['Warning']]);
    expect((await forward(answering(201), {}, { errors: true })).status).toBe(502);
  });
});

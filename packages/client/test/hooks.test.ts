import { startMock } from '@ciam-sms/mock';
import { describe, expect, test, vi } from 'vitest';
import type { CallResult, RequestInfo } from '../dist/index.js';
import { body, clientOf, fingerprint } from './client-of.ts';

const tenant = 'https://tenant.example.com';
const url = `${tenant}/api/v2/sdk/sms/send`;

describe('beforeRequest', () => {
  test('adds headers, and cannot replace those of the contract, in whatever case', async () => {
    await using mock = await startMock({ port: 0 });
    const beforeRequest = async () => ({
      traceparent: '00-1-2-01',
      'x-client-id': 'theirs',
      'Content-Type': 'text/plain',
    });
    const result = await clientOf(mock.url, { beforeRequest, clientId: 'ours' }).send(body);
    expect(result).toMatchObject({ outcome: 'sent' });
    expect(mock.requests[0]?.headers).toMatchObject({
      traceparent: '00-1-2-01',
      'x-client-id': 'ours',
      'content-type': 'application/json',
    });
  });

  test('sees the method and the URL, and nothing personal', async () => {
    const beforeRequest = vi.fn();
    await clientOf(tenant, { beforeRequest, fetch: async () => new Response(null) }).send(body);
    expect(beforeRequest.mock.calls).toEqual([[{ method: 'POST', url }]]);
  });

  test('cannot send the request to another host', async () => {
    const fetch = vi.fn(async () => new Response(null));
    const beforeRequest = (request: { url: string }) =>
      Object.assign(request, { url: 'https://elsewhere.example.com' });
    const result = await clientOf(tenant, { beforeRequest: beforeRequest as never, fetch }).send(body);
    expect(result).toMatchObject({ outcome: 'not-sendable', message: 'beforeRequest failed.' });
    expect(fetch).not.toHaveBeenCalled();
  });

  test.for<[string, () => never]>([
    [
      'fails',
      () => {
        throw new Error(`no span for ${body.mobile}`);
      },
    ],
    ['returns a header that HTTP cannot carry', () => ({ cookie: `${body.mobile}\n1` }) as never],
  ])('that %s keeps the request from being sent', async ([, beforeRequest]) => {
    const fetch = vi.fn();
    const result = await clientOf(tenant, { beforeRequest, fetch }).send(body);
    expect(result).toMatchObject({ outcome: 'not-sendable', message: 'beforeRequest failed.' });
    expect(JSON.stringify(result)).not.toContain(body.mobile);
    expect(fetch).not.toHaveBeenCalled();
  });

  test('is ended by the time limit', async () => {
    const beforeRequest = () => new Promise<undefined>(() => {});
    const result = await clientOf(tenant, { beforeRequest }).send(body, { timeout: 20 });
    expect(result).toMatchObject({ outcome: 'timed-out', dispatched: false });
  });
});

describe('afterResult', () => {
  test.for([
    [200, 'sent'],
    [500, 'unexpected-answer'],
  ] as const)('gets the result of a %i once, with the request of beforeRequest', async ([status, outcome]) => {
    const seen: RequestInfo[] = [];
    const results: CallResult[] = [];
    const sms = clientOf(tenant, {
      fetch: async () => new Response(null, { status }),
      beforeRequest: (request) => void seen.push(request),
      afterResult: (result, request) => {
        results.push(result);
        seen.push(request);
      },
    });
    const result = await sms.send(body);
    expect(results).toEqual([result]);
    expect(result).toMatchObject({ outcome, status, duration: expect.any(Number) });
    expect(seen[0]).toBe(seen[1]);
  });

  test('gets the result of a call that is not sendable as well', async () => {
    const afterResult = vi.fn();
    await clientOf(tenant, { afterResult }).send(undefined as never);
    expect(afterResult.mock.calls[0]?.[0]).toMatchObject({ outcome: 'not-sendable' });
  });

  test('gets nothing personal, unless it asks for it', async () => {
    let logged = '';
    const sms = clientOf(tenant, {
      fetch: async () => new Response(JSON.stringify({ body, fingerprint }), { status: 502 }),
      afterResult: (result, request) => {
        logged = JSON.stringify([result, request, { ...result }]);
      },
    });
    await sms.send(body);
    expect(logged).toContain('unexpected-answer');
    for (const secret of [body.mobile, body.captcha_token, fingerprint]) expect(logged).not.toContain(secret);
  });
});

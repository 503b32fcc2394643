import type { IncomingMessage, RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { MockRequest } from '../src/operation.ts';
import { answering, bytes, detailOf, forward, json, refusal } from './forward.ts';
import { PATH, validRequest } from './send.ts';

describe('a request is forwarded', () => {
  async function forwarded(request: Partial<MockRequest> = {}, options: Parameters<typeof forward>[2] = {}) {
    let seen = {} as IncomingMessage;
    await forward(
      (received, response) => {
        seen = received;
        response.end();
      },
      request,
      options,
    );
    return seen;
  }

  test('with its path below that of the upstream, and its query', async () => {
    expect((await forwarded({ query: { a: 'x y' } })).url).toBe(`${PATH}?a=x+y`);
    expect((await forwarded({}, { base: '/tenant/one' })).url).toBe(`/tenant/one${PATH}`);
    expect((await forwarded({}, { base: '/tenant/one/' })).url).toBe(`/tenant/one${PATH}`);
  });

  test('with all of its headers but those that belong to one connection', async () => {
    const perHop = {
      connection: 'x-secret',
      'keep-alive': 'timeout=5',
      'proxy-authenticate': 'Basic',
      'proxy-authorization': 'Basic eDp5',
      te: 'trailers',
      trailer: 'x-checksum',
      upgrade: 'h2c',
      host: 'proxy.example',
      'content-encoding': 'identity',
      'content-length': '5',
    };
    const { headers } = await forwarded({
      headers: { ...validRequest.headers, ...perHop, 'x-own': 'kept', 'x-none': undefined },
    });
    expect(headers).toMatchObject({
      ...validRequest.headers,
      'x-own': 'kept',
      host: expect.stringMatching(/^127\.0\.0\.1:/),
    });
    expect(headers['content-length']).toBe(String(bytes.length));
    expect(headers.connection).not.toContain('x-secret');
    expect(headers).not.toHaveProperty('x-none');
    for (const name of Object.keys(perHop).filter((one) => !['connection', 'host', 'content-length'].includes(one))) {
      expect(headers, name).not.toHaveProperty(name);
    }
  });

  test('as it came, byte by byte, or without a body if none came', async () => {
    const strange = Buffer.from(' {"a" : 1}\n');
    let received: Buffer | undefined;
    await forward(
      async (request, response) => {
        received = await buffer(request);
        response.end();
      },
      {},
      { body: strange },
    );
    expect(received).toEqual(strange);
    const { method, headers } = await forwarded({ method: 'GET' }, { body: Buffer.from('') });
    expect([method, headers['content-length']]).toEqual(['GET', undefined]);
  });
});

describe('a response is passed on', () => {
  test('with its status, its headers and its cookies, each on its own', async () => {
    const cookies = ['a=1; Path=/', 'b=2'];
    const reply = await forward(answering(400, { ...json, 'x-own': 'kept', 'set-cookie': cookies }, refusal));
    expect(reply).toMatchObject({ status: 400, headers: { 'x-own': 'kept', 'set-cookie': cookies }, violations: [] });
    expect(String(reply.body)).toBe(refusal);
    expect((await forward(answering(200))).headers).not.toHaveProperty('set-cookie');
    expect((await forward(answering(204))).body).toHaveLength(0);
  });

  test('without the headers that belong to one connection, or to an encoding that is undone', async () => {
    const gzipped = { ...json, 'content-encoding': 'gzip', 'keep-alive': 'timeout=5', upgrade: 'h2c' };
    const reply = await forward(answering(400, gzipped, gzipSync(refusal)));
    expect(String(reply.body)).toBe(refusal);
    expect(Object.keys(reply.headers ?? {}).sort()).toEqual(['content-type', 'date']);
  });

  test('up to 10 MB, and no further', async () => {
    const most = 10 * 1024 * 1024;
    const whole = await forward(answering(400, { 'content-type': 'text/plain' }, Buffer.alloc(most, 'x')));
    expect([whole.status, whole.body?.length]).toEqual([400, most]);
    const refused = await forward(answering(400, {}, Buffer.alloc(most + 1, 'x')));
    expect(detailOf(refused)).toEqual({
      type: 'about:blank',
      title: 'Bad Gateway',
      status: 502,
      detail: 'The upstream response is larger than 10485760 bytes.',
    });
  });

  test('as it is though it breaks the contract, with what is wrong', async () => {
    const wrong: [RequestListener, string][] = [
      [answering(400, json, '{"error_code":'), 'Response body must be object'],
      [answering(400, json, '{"error_code":"X","error_msg":"x"}'), 'must be equal to one of the allowed values'],
      [answering(400, json, '{}'), "Response body must have required property 'error_code'"],
      [answering(400, { 'content-type': 'text/plain' }, refusal), 'media type'],
    ];
    for (const [behave, message] of wrong) {
      const { status, violations = [] } = await forward(behave);
      expect(status).toBe(400);
      expect(violations.map((violation) => violation.message).join('\n')).toContain(message);
      expect(violations.every(({ location }) => location[0] === 'response')).toBe(true);
    }
  });
});

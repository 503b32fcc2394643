import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { MockRequest } from '../src/operation.ts';
import { createProxyRespond } from '../src/proxy.ts';
import type { Reply } from '../src/server.ts';
import { PATH, validBody, validHeaders } from './send.ts';

let servers: Server[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers = [];
});

const lowerCase = Object.fromEntries(Object.entries(validHeaders).map(([name, value]) => [name.toLowerCase(), value]));
const bytes = Buffer.from(JSON.stringify(validBody));
const valid: MockRequest = {
  method: 'POST',
  path: PATH,
  query: {},
  headers: lowerCase,
  body: { kind: 'json', value: validBody },
};

/** Forwards a request to an upstream that behaves as told. */
async function forward(
  behave: RequestListener,
  request: Partial<MockRequest> = {},
  { errors = false, base = '', body = bytes }: { errors?: boolean; base?: string; body?: Buffer } = {},
): Promise<Reply> {
  const server = createServer(behave);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const upstream = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`);
  return createProxyRespond({ upstream, errors, timeout: 5_000 })({ ...valid, ...request }, body);
}

const refusal = JSON.stringify({ error_code: 'IDAAS.SDK.CAPTCHA.0006', error_msg: 'Failed' });
const json = { 'content-type': 'application/json' };
const answering =
  (status: number, headers: Record<string, string | string[]> = {}, body: string | Buffer = ''): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end(body);
const detailOf = ({ body }: Reply) => JSON.parse(String(body));

describe('a request is forwarded', () => {
  async function forwarded(request: Partial<MockRequest> = {}, options: Parameters<typeof forward>[2] = {}) {
    let seen: { url: string | undefined; method: string | undefined; headers: IncomingHttpHeaders; body: string };
    await forward(
      async ({ url, method, headers, ...rest }, response) => {
        seen = { url, method, headers, body: '' };
        response.end();
        void rest;
      },
      request,
      options,
    );
    // biome-ignore lint/style/noNonNullAssertion: the upstream was asked, or forward() would have failed
    return seen!;
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
    const { headers } = await forwarded({ headers: { ...lowerCase, ...perHop, 'x-own': 'kept', 'x-none': undefined } });
    expect(headers).toMatchObject({ ...lowerCase, 'x-own': 'kept', host: expect.stringMatching(/^127\.0\.0\.1:/) });
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

describe('an answer is passed on', () => {
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
      detail: 'The answer of the upstream is larger than 10485760 bytes.',
    });
  });

  test('as it is though it breaks the contract, with what is wrong', async () => {
    const wrong: [RequestListener, string][] = [
      [answering(400, json, '{"error_code":'), 'Response body must be object'],
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
      detail: 'The request breaks the contract, and --errors is set: it was not forwarded.',
    });
    expect(reply.violations?.map(({ location }) => location.join('.'))).toEqual(['request.body.mobile']);
    expect(asked).toBe(0);
  });

  test('an answer that breaks the contract is replaced, with what is wrong', async () => {
    const reply = await forward(answering(400, json, '{}'), {}, errors);
    expect(detailOf(reply)).toEqual({
      type: 'about:blank',
      title: 'Bad Gateway',
      status: 502,
      detail: 'The answer of the upstream breaks the contract, and --errors is set.',
    });
    expect(reply.violations).not.toEqual([]);
  });

  test('a good exchange passes', async () => {
    expect(await forward(answering(200), {}, errors)).toMatchObject({ status: 200, violations: [] });
  });
});

describe('an upstream that gives no answer is told of', () => {
  const failing = (error: Error) => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(error);
    return createProxyRespond({ upstream: new URL('https://tenant.example/base'), errors: false, timeout: 70 });
  };

  test.for<[Error, string]>([
    [new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED', message: 'no' } }), 'ECONNREFUSED'],
    [new TypeError('fetch failed', { cause: new Error('bad certificate') }), 'bad certificate'],
    [new TypeError('Invalid header'), 'Invalid header'],
  ])('because of %s', async ([error, why]) => {
    expect(detailOf(await failing(error)(valid, bytes))).toEqual({
      type: 'about:blank',
      title: 'Bad Gateway',
      status: 502,
      detail: `The upstream https://tenant.example gave no HTTP answer (${why}).`,
    });
  });

  test('because it is slow', async () => {
    const error = new DOMException('too late', 'TimeoutError');
    expect(detailOf(await failing(error)(valid, bytes))).toEqual({
      type: 'about:blank',
      title: 'Gateway Timeout',
      status: 504,
      detail: 'The upstream https://tenant.example did not answer within 70 ms.',
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

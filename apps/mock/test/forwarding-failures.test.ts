import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  answering,
  ask,
  detailOf,
  forward,
  json,
  placesOf,
  proxyTo,
  proxyToRaw,
  refusal,
  type Sent,
} from './forward.ts';
import { METHOD, PATH, validBody } from './send.ts';
import { speak } from './serve.ts';

const errors = { errors: true };

describe('with errors on', () => {
  test('a request that violates the contract is refused, with what is wrong', async () => {
    let asked = 0;
    const body = JSON.stringify({ ...validBody, mobile: 1 });
    const reply = await forward(() => asked++, { body }, errors);
    expect(detailOf(reply)).toEqual({
      type: 'about:blank',
      title: 'Unprocessable Content',
      status: 422,
      detail: 'The request violates the contract, and --errors is set: it was not forwarded.',
    });
    expect(placesOf(reply)).toEqual(['request.body.mobile']);
    expect(asked).toBe(0);
  });

  test('a response that violates the contract is replaced, with what is wrong', async () => {
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
    expect(await forward(answering(400, json, refusal), {}, errors)).toMatchObject({ status: 400, violations: [] });
    const encoded = answering(400, { ...json, 'content-encoding': 'GZIP' }, gzipSync(refusal));
    expect(await forward(encoded, {}, errors)).toMatchObject({ status: 400, violations: [] });
  });
});

describe('a response that violates the contract passes, with what is wrong, and never with errors on', () => {
  const encoded = (encoding: string, body: Buffer | string) =>
    answering(400, { ...json, 'content-encoding': encoding }, body);

  test.for<[what: string, ReturnType<typeof answering>, status: number, message: string]>([
    ...[201, 302, 404, 500, 503].map((status): [string, ReturnType<typeof answering>, number, string] => [
      `an undocumented status, ${status}`,
      answering(status, json, refusal),
      status,
      'Unable to match the returned status code',
    ]),
    ['a body where none is documented', answering(200, {}, 'Sent.'), 200, 'must be empty'],
    ['broken JSON', answering(400, json, '{"error_code":'), 400, 'must be well-formed JSON'],
    ['no UTF-8', answering(400, json, Buffer.from(refusal.replace('Failed', 'é'), 'latin1')), 400, 'in UTF-8'],
    ['another value', answering(400, json, '{"error_code":"X","error_msg":"x"}'), 400, 'one of the allowed values'],
    ['a missing property', answering(400, json, '{}'), 400, "must have required property 'error_code'"],
    ['an empty body', answering(400, json), 400, 'must be object'],
    ['another media type', answering(400, { 'content-type': 'text/plain' }, refusal), 400, 'media type "text/plain"'],
    ['no media type', answering(400, {}, refusal), 400, 'media type ""'],
    ['a malformed media type', answering(400, { 'content-type': 'json' }, refusal), 400, 'must be one media type'],
    ['an empty media type', answering(400, { 'content-type': '' }, refusal), 400, 'must be one media type'],
    [
      'two media types',
      answering(400, ['Content-Type', 'application/json', 'Content-Type', 'text/html'], refusal),
      400,
      'must be one media type',
    ],
    ['another value, encoded', encoded('gzip', gzipSync('{}')), 400, "required property 'error_code'"],
    ['another encoding than it says', encoded('gzip', refusal), 400, 'can decode: gzip'],
    ['an unknown encoding', encoded('x-own', refusal), 400, 'can decode: x-own'],
    ['a bomb', encoded('gzip', gzipSync(Buffer.alloc(11 * 1024 * 1024))), 400, 'can decode: gzip'],
  ])('%s', async ([, behave, status, message]) => {
    const passed = await forward(behave);
    expect(passed.status).toBe(status);
    expect(passed.violations.every(({ location }) => location[0] === 'response')).toBe(true);
    expect(passed.violations.map((violation) => violation.message).join('\n')).toContain(message);
    const replaced = await forward(behave, {}, errors);
    expect([replaced.status, replaced.violations]).toEqual([502, passed.violations]);
  });
});

test('an encoded request that cannot be decoded passes, with a word about it, and never with errors on', async () => {
  const sent = { headers: { 'content-encoding': 'gzip' } };
  expect(await forward(answering(200), sent)).toMatchObject({
    status: 200,
    violations: [{ location: ['request', 'body'], severity: 'Error', code: 'content-encoding' }],
  });
  expect((await forward(answering(200), sent, errors)).status).toBe(422);
});

describe('an upstream that sends no response is told of', () => {
  test.for([
    ['SSH-2.0-OpenSSH_9.2\r\n', 'HPE_INVALID_CONSTANT'],
    ['', 'ECONNRESET'],
    ['HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n', 'it closed the connection'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', 'ECONNRESET'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 'HPE_UNEXPECTED_CONTENT_LENGTH'],
  ] as const)('after %j', async ([response, why]) => {
    await using proxy = await proxyToRaw(response);
    expect(detailOf(await ask(proxy.url))).toEqual({
      type: 'about:blank',
      title: 'Bad Gateway',
      status: 502,
      detail: expect.stringMatching(
        new RegExp(`^The upstream http://127.0.0.1:\\d+ sent no HTTP response \\(${why}\\).$`),
      ),
    });
  });

  test.for(['HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', ''])('within its time, after %j', async (begun) => {
    const reply = await forward(({ socket }) => socket.write(begun), {}, { timeout: 70 });
    expect(detailOf(reply)).toEqual({
      type: 'about:blank',
      title: 'Gateway Timeout',
      status: 504,
      detail: expect.stringMatching(/^The upstream http:\/\/127\.0\.0\.1:\d+ did not respond within 70 ms\.$/),
    });
  });

  test('with a status that does not exist', async () => {
    await using proxy = await proxyToRaw('HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n');
    expect(detailOf(await ask(proxy.url)).status).toBe(502);
  });
});

describe('what the contract does not have', () => {
  const elsewhere: Sent = { target: '/nowhere' };

  test('is forwarded all the same, and told of', async () => {
    const { status, violations } = await forward(answering(200), elsewhere);
    expect(status).toBe(200);
    expect(violations).toStrictEqual([
      { location: ['request'], severity: 'Warning', message: 'Selected route not found' },
    ]);
  });

  test('is refused with errors on, in the words of Prism', async () => {
    expect(detailOf(await forward(answering(200), elsewhere, errors))).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: "The route /nowhere hasn't been found in the specification file",
    });
    expect((await forward(answering(200), { method: 'PUT' }, errors)).status).toBe(405);
    await using proxy = await proxyToRaw('');
    expect(await speak(proxy.port, `OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)).toMatch(
      / 502 /,
    );
  });
});

test('a client that sends two requests at once gets both responses', async () => {
  await using proxy = await proxyTo((_, response) => response.end());
  const head = `${METHOD} ${PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n`;
  const reply = await speak(proxy.port, `${head}\r\n${head}Connection: close\r\n\r\n`);
  expect(reply.match(/^HTTP\/1\.1 .*/gm)).toHaveLength(2);
});

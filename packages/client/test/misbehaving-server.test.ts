import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orThrow, type SendResult, SmsSendError } from '../dist/index.js';
import { body, clientOf, fingerprint } from './client-of.ts';
import { answering, type Misbehaving, onConnection, raw } from './misbehave.ts';

const rejections: unknown[] = [];
const onRejection = (reason: unknown) => rejections.push(reason);
beforeAll(() => void process.on('unhandledRejection', onRejection));
afterAll(() => void process.off('unhandledRejection', onRejection));

/** Sends to a server that misbehaves, and checks what holds for every failure. */
async function sendTo(starting: Promise<Misbehaving>, timeout = 5_000): Promise<SendResult> {
  await using server = await starting;
  const result = await clientOf(server.url, { timeout }).send(body);
  if (!result.ok) {
    let thrown: unknown;
    try {
      orThrow(result);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SmsSendError);
    expect(thrown).toMatchObject({ outcome: result.outcome, status: result.status, cause: result.cause });
    expect(thrown).toMatchObject({ name: 'SmsSendError', message: result.message, result });
    const shown = `${thrown}${JSON.stringify(thrown)}${JSON.stringify(result)}${JSON.stringify({ ...result })}`;
    for (const secret of [body.mobile, body.captcha_token, fingerprint]) expect(shown).not.toContain(secret);
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(rejections).toEqual([]);
  return result;
}

/** Sends with a fetch whose answer, a 400, has a body of our making. */
function sendStream(
  start: (stream: ReadableStreamDefaultController<Uint8Array>) => void,
  cancel = () => {},
): Promise<SendResult> {
  const fetch = async () => new Response(new ReadableStream({ start, cancel }), { status: 400 });
  return clientOf('https://tenant.example.com', { fetch, timeout: 1_000 }).send(body);
}

const reply =
  (status: number, headers: Record<string, string> = {}, text?: string | Buffer): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end(text);
const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };
const rejection = '{"error_code":"IDAAS.SDK.CAPTCHA.0003","error_msg":"expired"}';

describe('no answer', () => {
  test('a refused connection is a network failure', async () => {
    const result = await clientOf('http://127.0.0.1:1').send(body);
    expect(result).toMatchObject({ ok: false, outcome: 'network-failure', status: undefined });
    expect(result).toHaveProperty('cause');
  });

  test('a name that does not resolve is a network failure', async () => {
    expect(await clientOf('http://no-such-host.invalid').send(body)).toMatchObject({ outcome: 'network-failure' });
  });

  test('a reset before the headers is a network failure', async () => {
    const result = await sendTo(onConnection((socket) => socket.resetAndDestroy()));
    expect(result).toMatchObject({ outcome: 'network-failure', status: undefined });
  });

  test('a reset within the headers is a network failure', async () => {
    const result = await sendTo(
      onConnection((socket) => socket.write('HTTP/1.1 200 OK\r\nConte', () => socket.resetAndDestroy())),
    );
    expect(result).toMatchObject({ outcome: 'network-failure', status: undefined });
  });

  test('a reset within the body is a network failure that knows the status', async () => {
    const head =
      'HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: 100\r\nX-Trace: a\r\n\r\n{"err';
    const result = await sendTo(
      onConnection((socket) => socket.write(head, () => setTimeout(() => socket.resetAndDestroy(), 50))),
    );
    expect(result).toMatchObject({ outcome: 'network-failure', status: 400 });
    expect(result.headers?.get('x-trace')).toBe('a');
  });

  test('a server that says nothing times out', async () => {
    expect(
      await sendTo(
        onConnection(() => {}),
        100,
      ),
    ).toMatchObject({ outcome: 'timed-out', status: undefined });
  });

  test('headers and then silence time out, and the status is known', async () => {
    const result = await sendTo(
      onConnection((socket) => socket.write('HTTP/1.1 400 Bad Request\r\nContent-Length: 9\r\n\r\n')),
      200,
    );
    expect(result).toMatchObject({ outcome: 'timed-out', status: 400 });
  });

  test('a body that trickles past the limit times out', async () => {
    const result = await sendTo(
      answering((_, response) => {
        response.writeHead(400, json);
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      }),
      200,
    );
    expect(result).toMatchObject({ outcome: 'timed-out', status: 400 });
  });

  test('corrupt gzip is a network failure that knows the status', async () => {
    const result = await sendTo(answering(reply(400, { ...json, 'content-encoding': 'gzip' }, 'not gzip at all')));
    expect(result).toMatchObject({ outcome: 'network-failure', status: 400 });
  });
});

describe('an answer of the contract', () => {
  test.for<[string, () => Promise<Misbehaving>]>([
    ['with content-length: 0', () => answering(reply(200))],
    ['with no chunk', () => raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n')],
  ])('an empty 200 %s is sent', async ([, start]) => {
    expect(await sendTo(start())).toMatchObject({ ok: true, outcome: 'sent', status: 200 });
  });

  test.for<[string, string | Buffer]>([
    ['', rejection],
    [' after a byte order mark', `\ufeff${rejection}`],
    [' with a message in invalid UTF-8', Buffer.from(rejection.replace('expired', 'exp\xffired'), 'latin1')],
  ])('a 400 with a known code%s is rejected', async ([, text]) => {
    const result = await sendTo(answering(reply(400, json, text)));
    expect(result).toMatchObject({ outcome: 'rejected', status: 400, code: 'IDAAS.SDK.CAPTCHA.0003' });
  });

  test('a message whose characters come in two pieces is read whole', async () => {
    const bytes = new TextEncoder().encode(rejection.replace('expired', '验证码'));
    const result = await sendStream((stream) => {
      for (const byte of bytes) stream.enqueue(Uint8Array.of(byte));
      stream.close();
    });
    expect(result).toMatchObject({ outcome: 'rejected', message: '验证码' });
  });

  test('a 400 with an unknown code is rejected as unknown', async () => {
    const result = await sendTo(
      answering(reply(400, json, '{"error_code":"IDAAS.SDK.LIMIT.0001","error_msg":"slow down"}')),
    );
    expect(result).toMatchObject({ outcome: 'rejected-unknown', code: 'IDAAS.SDK.LIMIT.0001', message: 'slow down' });
  });

  test('a message that repeats what was sent is masked', async () => {
    const echo = JSON.stringify({
      error_code: 'IDAAS.SDK.X',
      error_msg: `${body.mobile} ${body.captcha_token} ${fingerprint}`,
    });
    expect(await sendTo(answering(reply(400, json, echo)))).toMatchObject({ message: '*** *** ***' });
  });
});

describe("an answer that is not the contract's", () => {
  const answers: [string, number, Record<string, string>, (string | Buffer)?][] = [
    ['truncated JSON', 400, json, '{"error_code":"IDAAS.SDK.CAPTCHA.00'],
    ['JSON of another shape', 400, json, '{"code":1}'],
    ['JSON that is null', 400, json, 'null'],
    ['a code of another type', 400, json, '{"error_code":3,"error_msg":"x"}'],
    ['a message of another type', 400, json, '{"error_code":"IDAAS.SDK.CAPTCHA.0003","error_msg":null}'],
    ['HTML with 200', 200, html, '<!doctype html><title>Sign in to the Wi-Fi</title>'],
    ['HTML with 502', 502, html, '<h1>Bad gateway</h1>'],
    ['an empty 400', 400, {}],
    ['an empty 500', 500, {}],
    ['an empty 502', 502, {}],
    ['a 200 with a stray body', 200, json, '{}'],
    ['a 204', 204, {}],
    ['a redirect to a login page', 302, { location: '/login' }],
    ['a 401', 401, json, rejection],
    ['a 403', 403, html, 'Forbidden'],
    ['a 404', 404, json, '{}'],
    ['a 503', 503, {}],
  ];
  test.for(answers)('%s is unexpected', async ([, status, headers, text]) => {
    const result = await sendTo(answering(reply(status, headers, text)));
    expect(result).toMatchObject({
      ok: false,
      outcome: 'unexpected-answer',
      status,
      message: `The answer (status ${status}) is none of the contract's`,
      contentType: headers['content-type'],
    });
  });

  test.for([400, 500, 502])('an empty, chunked %i is unexpected', async (status) => {
    const head = `HTTP/1.1 ${status} Oh\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n`;
    expect(await sendTo(raw(head))).toMatchObject({ outcome: 'unexpected-answer', status, excerpt: '' });
  });

  test('its excerpt is masked where the request is repeated as JSON', async () => {
    const result = await sendTo(answering(reply(500, json, JSON.stringify(body))));
    expect(result).toMatchObject({ excerpt: '{"mobile":"***","type":"LOGIN_SMS","captcha_token":"***"}' });
  });

  test('its excerpt is whole where nothing was sent that could be in it', async () => {
    await using server = await answering(reply(500, html, '<h1>Sorry</h1>'));
    const result = await clientOf(server.url).send({ ...body, captcha_token: '' });
    expect(result).toMatchObject({ excerpt: '<h1>Sorry</h1>' });
  });

  test('a 429 surfaces Retry-After, and nothing is sent again', async () => {
    let requests = 0;
    const result = await sendTo(
      answering((_, response) => {
        requests++;
        response.writeHead(429, { 'retry-after': '30' }).end();
      }),
    );
    expect(result).toMatchObject({ outcome: 'unexpected-answer', status: 429, retryAfter: '30' });
    expect(requests).toBe(1);
  });

  test('its excerpt is short and masked', async () => {
    const echo = `<p>${body.mobile} ${body.captcha_token} ${fingerprint} 13900000000</p>${'x'.repeat(999)}`;
    const result = await sendTo(answering(reply(200, html, echo)));
    expect(result).toMatchObject({ excerpt: expect.stringMatching(/^<p>\*\*\* \*\*\* \*\*\* \*\*\*<\/p>x+$/) });
    expect(result.ok || (result.outcome === 'unexpected-answer' && result.excerpt.length)).toBe(200);
  });

  test('a redirect is not followed, so nothing is handed on', async () => {
    const seen: (string | undefined)[] = [];
    await sendTo(
      answering((request, response) => {
        seen.push(request.url);
        response.writeHead(307, { location: '/elsewhere' }).end();
      }),
    );
    expect(seen).toEqual(['/api/v2/sdk/sms/send']);
  });

  test('an error body of 50 MB is read no further than its beginning', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    let written = 0;
    const result = await sendTo(
      answering((_, response) => {
        response.writeHead(500, html);
        const write = () => {
          while (written < 50 && !response.destroyed) {
            written++;
            if (!response.write(chunk)) return void response.once('drain', write);
          }
          response.end();
        };
        write();
      }),
    );
    expect(result).toMatchObject({ outcome: 'unexpected-answer', status: 500 });
    expect(written).toBeLessThan(50);
  });

  test('a body is cancelled as soon as 65,536 characters of it are read', async () => {
    let cancelled = false;
    const result = await sendStream(
      (stream) => stream.enqueue(new Uint8Array(65_536)),
      () => (cancelled = true),
    );
    expect(result).toMatchObject({ outcome: 'unexpected-answer' });
    expect(cancelled).toBe(true);
  });
});

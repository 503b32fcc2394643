import { describe, expect, test } from 'vitest';
import { body, clientOf, fingerprint } from './client-of.ts';
import { answering, raw } from './misbehave.ts';
import { html, json, reply, sendStream, sendTo } from './send-to.ts';

describe("a response that is not the contract's", () => {
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
    ['a documented error with 200', 200, json, '{"error_code":"IDAAS.SDK.CAPTCHA.0003","error_msg":"x"}'],
    ['a 204', 204, {}],
    ['a redirect to a login page', 302, { location: '/login' }],
    ['a 401 of a gateway', 401, json, '{"message":"Unauthorized"}'],
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
      message: `Response not from this API (status ${status}).`,
      contentType: headers['content-type'],
    });
  });

  test.for([400, 500, 502])('an empty, chunked %i is unexpected', async (status) => {
    const head = `HTTP/1.1 ${status} Oh\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n`;
    expect(await sendTo(raw(head))).toMatchObject({ outcome: 'unexpected-answer', status, excerpt: '' });
  });

  test('its excerpt is masked where the request is repeated as JSON', async () => {
    const result = await sendTo(answering(reply(500, json, JSON.stringify(body))));
    expect(result).toMatchObject({ excerpt: '{"mobile":"***","type":"LOGIN_SMS","captcha_token":"***}"}' });
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
    expect(result).toMatchObject({ excerpt: expect.stringMatching(/^<p>\*\*\* \*\*\*} \*\*\* \*\*\*<\/p>x+$/) });
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

  test('a body is cancelled as soon as 1 MiB of it is read', async () => {
    let cancelled = false;
    const result = await sendStream(
      (stream) => stream.enqueue(new Uint8Array(2 ** 20)),
      () => (cancelled = true),
    );
    expect(result).toMatchObject({ outcome: 'unexpected-answer' });
    expect(cancelled).toBe(true);
  });
});

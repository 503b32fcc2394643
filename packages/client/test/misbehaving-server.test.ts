import { describe, expect, test } from 'vitest';
import { body, clientOf, fingerprint } from './client-of.ts';
import { answering, type Misbehaving, onConnection, raw } from './misbehave.ts';
import { json, rejection, reply, sendStream, sendTo } from './send-to.ts';

describe('no response', () => {
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
    expect(result).toMatchObject({ outcome: 'network-failure', status: 400, message: 'No complete response.' });
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

describe('a response of the contract', () => {
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
    expect(await sendTo(answering(reply(400, json, echo)))).toMatchObject({ message: '*** ***} ***' });
  });
});

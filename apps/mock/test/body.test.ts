import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../dist/index.js';
import { isJson, parseBody, readBody } from '../src/body.ts';
import { METHOD, PATH } from './send.ts';

describe('a body', () => {
  const json = 'application/json';
  test.for<[string, string | undefined, string, object]>([
    ['that is empty is absent', json, '', { kind: 'absent' }],
    ['that is empty is absent, whatever its media type', 'text/plain', '', { kind: 'absent' }],
    ['of JSON is read', json, '{"a":1}', { kind: 'json', value: { a: 1 } }],
    ['that is null is JSON', json, 'null', { kind: 'json', value: null }],
    ['that is cut off is unreadable', json, '{"a":', { kind: 'unreadable', reason: 'malformed-json', text: '{"a":' }],
    ['of another media type is not read', 'text/plain', '{}', { kind: 'unreadable', reason: 'media-type', text: '{}' }],
    ['of no media type is not read', undefined, '{}', { kind: 'unreadable', reason: 'media-type', text: '{}' }],
  ])('%s', ([, contentType, text, body]) => {
    expect(parseBody(Buffer.from(text), contentType)).toEqual(body);
  });

  test('in invalid UTF-8 is unreadable, though it would parse', () => {
    const bytes = Buffer.from('"\xff"', 'latin1');
    expect(parseBody(bytes, json)).toEqual({ kind: 'unreadable', reason: 'malformed-json', text: '"\ufffd"' });
  });

  test.for<[string | undefined, boolean]>([
    ['application/json', true],
    ['Application/JSON', true],
    ['application/json; charset=utf-8', true],
    ['application/json ;charset=utf-8', true],
    ['application/json; charset="UTF-8"', true],
    ['application/json; charset=utf-16', false],
    ['application/json;charset=gbk', false],
    ['application/merge-patch+json', true],
    ['application/json5', false],
    ['x-application/json', false],
    [undefined, false],
  ])('sent as %s is taken for JSON: %s', ([contentType, expected]) => {
    expect(isJson(contentType)).toBe(expected);
  });
});

test('a body whose client leaves half-way is no body', async () => {
  const request = Object.assign(new PassThrough(), { headers: {}, complete: false });
  const reading = readBody(request as unknown as IncomingMessage);
  request.write('{');
  request.destroy();
  await expect(reading).rejects.toThrow('the client left before its request was complete');
});

describe('a body that is too large', () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock({ port: 0 });
  });
  afterAll(() => mock.close());

  /** Writes a request by hand, and returns the first that comes back. */
  function firstAnswer(head: string, chunks: readonly Buffer[] = []): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(Number(new URL(mock.url).port), '127.0.0.1');
      socket.on('error', () => {});
      socket.once('data', (data) => {
        socket.destroy();
        resolve(String(data));
      });
      socket.write(`${METHOD} ${PATH} HTTP/1.1\r\nHost: mock\r\n${head}\r\n\r\n`);
      for (const chunk of chunks) socket.write(chunk);
    });
  }

  test('by its content-length is refused before any of it is read', async () => {
    const answer = await firstAnswer('Content-Length: 1048577');
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
  });

  test('is refused as soon as it turns out to be, if it announces no length', async () => {
    const half = Buffer.alloc(512 * 1024, 'x');
    const chunk = Buffer.concat([Buffer.from('80000\r\n'), half, Buffer.from('\r\n')]);
    const answer = await firstAnswer('Transfer-Encoding: chunked', [chunk, chunk, Buffer.from('1\r\nx\r\n')]);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('is not kept in the journal, but that it came is', () => {
    const refused = mock.requests.filter(({ status }) => status === 413);
    expect(refused.map(({ body }) => body)).toEqual([undefined, undefined]);
  });
});

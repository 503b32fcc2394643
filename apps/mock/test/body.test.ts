import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { parseBody, readBody } from '../src/body.ts';
import { isJson } from '../src/parse-text.ts';
import { replying, speak } from './serve.ts';

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

test('a body whose client leaves half-way does not count as a body', async () => {
  const done = vi.fn();
  const request = Object.assign(new PassThrough(), { headers: {}, complete: false });
  const left = new Promise<void>((leave) => readBody(request as unknown as IncomingMessage, done, leave));
  request.write('{');
  request.destroy();
  await left;
  expect(done).not.toHaveBeenCalled();
});

describe('a body that is too large', () => {
  const tooLarge = (head: string) => `POST / HTTP/1.1\r\nHost: mock\r\n${head}\r\n\r\n`;
  const half = `80000\r\n${'x'.repeat(512 * 1024)}\r\n`;

  test.for([
    ['by its content-length is refused before any of it is read', tooLarge('Content-Length: 1048577')],
    [
      'is refused as soon as it turns out to be, if it announces no length',
      `${tooLarge('Transfer-Encoding: chunked')}${half}${half}1\r\nx\r\n`,
    ],
  ] as const)('%s', async ([, bytes]) => {
    await using server = await replying({ status: 200 });
    const answer = await speak(server.port, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    // That it came is recorded.
    expect(server.journal.requests).toMatchObject([{ status: 413, body: undefined }]);
  });
});

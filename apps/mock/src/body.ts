import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { RequestBody } from './operation.ts';
import { parseText } from './parse-text.ts';

/** Larger bodies are rejected with 413. */
export const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Reads a request's body. It tells by calls, since a promise for each request takes noticeably longer.
 *
 * @param done Called once, with the body, or with `undefined` as soon as it turns out to be over the limit.
 * @param leave Called in place of it, if the client leaves before its request is complete.
 */
export function readBody(request: IncomingMessage, done: (bytes: Buffer | undefined) => void, leave: () => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  if (Number(request.headers['content-length']) > MAX_BODY_BYTES) {
    done(undefined);
    return;
  }
  request.on('data', (chunk: Buffer) => {
    const isOver = size > MAX_BODY_BYTES;
    size += chunk.length;
    // What comes after the limit is dropped.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    else if (!isOver) done(undefined);
  });
  request.on('end', () => size <= MAX_BODY_BYTES && done(Buffer.concat(chunks)));
  request.on('close', () => request.complete || leave());
}

/** Reads the JSON out of a body. */
export function parseBody(bytes: Buffer, contentType: string | undefined): RequestBody {
  return parseText(bytes.toString('utf8'), contentType, () => isUtf8(bytes));
}

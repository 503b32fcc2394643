import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { RequestBody } from './operation.ts';
import { parseText } from './parse-text.ts';

/** Larger bodies are rejected with 413. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Reads a request's body, or returns `undefined` as soon as it turns out to be over the limit. */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(request.headers['content-length']) > MAX_BODY_BYTES) return resolve(undefined);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // What comes after the limit is dropped.
      if (size > MAX_BODY_BYTES) resolve(undefined);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('close', () => {
      if (!request.complete) reject(new Error('the client left before its request was complete'));
    });
  });
}

/** Reads the JSON out of a body. */
export function parseBody(bytes: Buffer, contentType: string | undefined): RequestBody {
  return parseText(bytes.toString('utf8'), contentType, () => isUtf8(bytes));
}

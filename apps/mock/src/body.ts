import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { RequestBody } from './operation.ts';

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

/** The media type that a `content-type` names, in lower case and without parameters. */
export function mediaTypeOf(contentType: string | undefined): string | undefined {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase();
}

/** Whether a `content-type` names JSON, or a format that is written in JSON, in its one encoding: UTF-8. */
export function isJson(contentType: string | undefined): boolean {
  // What nearly every request says is not taken apart.
  if (contentType === 'application/json') return true;
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  return /^application\/(.+\+)?json$/.test(mediaTypeOf(contentType) ?? '') && /^(utf-?8|us-ascii)$/i.test(charset);
}

/** Reads the JSON out of a body. An empty body is absent, whatever its media type. */
export function parseBody(bytes: Buffer, contentType: string | undefined): RequestBody {
  if (bytes.length === 0) return { kind: 'absent' };
  const text = bytes.toString('utf8');
  if (!isJson(contentType)) {
    return { kind: 'unreadable', reason: 'media-type', text };
  }
  if (!isUtf8(bytes)) return { kind: 'unreadable', reason: 'malformed-json', text };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable', reason: 'malformed-json', text };
  }
}

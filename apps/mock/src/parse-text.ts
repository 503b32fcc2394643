import type { RequestBody } from './operation.ts';

/** The media type that a `content-type` names, in lower case and without parameters. */
export function mediaTypeOf(contentType: string | undefined): string | undefined {
  // What nearly every request says is not taken apart.
  if (contentType === 'application/json') return 'application/json';
  return contentType?.split(';', 1)[0]?.trim().toLowerCase();
}

/** Whether a `content-type` names JSON, or a format that is written in JSON, in its one encoding: UTF-8. */
export function isJson(contentType: string | undefined): boolean {
  if (contentType === 'application/json') return true;
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  return /^application\/(.+\+)?json$/.test(mediaTypeOf(contentType) ?? '') && /^(utf-?8|us-ascii)$/i.test(charset);
}

/**
 * Reads the JSON out of a text. An empty body is absent, whatever its media type.
 *
 * @param isUtf8 Whether the text is what was sent, in the one encoding of JSON.
 */
export function parseText(text: string, contentType: string | undefined, isUtf8: () => boolean): RequestBody {
  if (text === '') return { kind: 'absent' };
  if (!isJson(contentType)) return { kind: 'unreadable', reason: 'media-type', text };
  if (!isUtf8()) return { kind: 'unreadable', reason: 'malformed-json', text };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable', reason: 'malformed-json', text };
  }
}

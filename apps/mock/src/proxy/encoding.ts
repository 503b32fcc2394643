import * as zlib from 'node:zlib';
import type { Violation } from '../operation.ts';

/** Bodies that are larger, encoded or decoded, are not checked: they are held in memory as a whole. */
export const MAX_BYTES = 10 * 1024 * 1024;

const limit = { maxOutputLength: MAX_BYTES };
const gunzip = (bytes: Uint8Array) => zlib.gunzipSync(bytes, limit);

/** By what `Content-Encoding` calls them. Node 20 has no zstd. */
const DECODERS: Record<string, ((bytes: Uint8Array) => Buffer) | undefined> = {
  identity: Buffer.from,
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate: inflate,
  br: (bytes) => zlib.brotliDecompressSync(bytes, limit),
  zstd: zlib.zstdDecompressSync && ((bytes) => zlib.zstdDecompressSync(bytes, limit)),
};

/**
 * Decodes a body, so that it can be checked.
 *
 * @param encoding The value of `Content-Encoding`.
 * @returns nothing, if the body is not in that encoding, or Node does not know it
 */
export function decode(bytes: Buffer, encoding = ''): Buffer | undefined {
  // Applied in this order, so undone from the last one on. An empty body has nothing to decode.
  const names = bytes.length === 0 ? [] : encoding.toLowerCase().split(',').reverse();
  try {
    return names.reduce((body, name) => decodeOnce(body, name.trim()), bytes);
  } catch {
    return undefined;
  }
}

/** The violation in a body that cannot be decoded, and so cannot be checked. */
export function undecodable(side: 'request' | 'response', encoding = ''): Violation {
  return {
    location: [side, 'body'],
    severity: 'Error',
    code: 'content-encoding',
    message: `${side === 'request' ? 'Request' : 'Response'} body must be in its Content-Encoding, and in one that this Node can decode: ${encoding}`,
  };
}

function decodeOnce(bytes: Buffer, name: string): Buffer {
  if (name === '') return bytes;
  const decoder = Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined;
  if (!decoder) throw new Error(`No decoder for ${name}`);
  return decoder(bytes);
}

/** Some servers leave out the zlib header that the standard demands, and every browser takes that. */
function inflate(bytes: Uint8Array): Buffer {
  try {
    return zlib.inflateSync(bytes, limit);
  } catch {
    return zlib.inflateRawSync(bytes, limit);
  }
}

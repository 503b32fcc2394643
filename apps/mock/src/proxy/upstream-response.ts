import type { IncomingMessage } from 'node:http';
import type { Reply } from '../reply.ts';
import { MAX_BYTES } from './encoding.ts';
import { endToEnd, type FromUpstream } from './raw-headers.ts';

/** What the upstream returned, byte by byte. */
export interface UpstreamResponse extends Reply {
  upstream: FromUpstream;
  body: Buffer;
}

/** A request that got no response from the upstream; the message goes to the client. */
export class UpstreamFailure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Reads a response to its end. */
export async function readResponse(response: IncomingMessage): Promise<UpstreamResponse> {
  const { statusCode: status = 0, statusMessage: reason = '' } = response;
  if (status < 200) throw new UpstreamFailure(502, `The upstream sent the status ${status}, which is not a final one.`);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new UpstreamFailure(502, `The upstream response is larger than ${MAX_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return { status, upstream: { reason, rawHeaders: endToEnd(response.rawHeaders) }, body: Buffer.concat(chunks) };
}

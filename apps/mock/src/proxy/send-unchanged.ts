import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Reply } from '../reply.ts';
import type { FromUpstream } from './raw-headers.ts';

/** Sends what an upstream sent; the headers that the proxy adds take the place of those of the same name. */
export function sendUnchanged(
  outgoing: ServerResponse,
  { status, body }: Pick<Reply, 'status' | 'body'>,
  { reason, rawHeaders }: FromUpstream,
  added: OutgoingHttpHeaders,
): void {
  const isOpen = 'access-control-allow-origin' in added;
  const kept = rawHeaders.filter(([name]) => {
    const key = name.toLowerCase();
    return !(key in added) && !(isOpen && key.startsWith('access-control-'));
  });
  outgoing.sendDate = false;
  outgoing.writeHead(status, reason, [...kept, ...Object.entries(added)].flat() as string[]).end(body);
}

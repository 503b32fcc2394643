import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Reply } from '../server.ts';
import type { RawHeader } from './raw-headers.ts';

/** What is passed on of an upstream's response beside its status and body. */
export interface FromUpstream {
  /** The words after the status. */
  reason: string;
  rawHeaders: readonly RawHeader[];
}

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

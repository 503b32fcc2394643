import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Fault } from './planned.ts';

/** Breaks a response off, or does not send it at all. */
export function sendFault(
  fault: Fault,
  outgoing: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  body: string | Uint8Array = '',
): void {
  const { socket } = outgoing;
  if (fault === 'reset') socket?.resetAndDestroy();
  if (fault === 'empty') socket?.end();
  if (fault === 'garbage') socket?.end('\u0000\u0001no HTTP\r\n\r\n');
  if (fault === 'truncate') {
    const bytes = Buffer.from(body);
    outgoing.writeHead(status, { ...headers, 'content-length': bytes.length + 1 });
    outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
    outgoing.flushHeaders();
    socket?.end();
  }
}

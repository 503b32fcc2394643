import type { Duplex } from 'node:stream';
import { problem, TITLES } from './problem.ts';

/** Writes a problem to a connection that carries no request that Node could read, and closes it. */
export function writeProblem(socket: Duplex, status: number, detail: string): void {
  const { body, contentType } = problem(status, detail);
  const head = [
    `HTTP/1.1 ${status} ${TITLES[status]}`,
    'Connection: close',
    `Content-Type: ${contentType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** What is wrong with a request that Node gave up reading, by the code of its error. */
export function explainClientError(code: string | undefined): [status: number, detail: string] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'The request was not complete in time. Send it faster.'];
  if (code === 'HPE_HEADER_OVERFLOW')
    return [431, 'The request headers are larger than 16 KB. Send fewer or shorter ones.'];
  return [400, 'This is not a complete HTTP request.'];
}

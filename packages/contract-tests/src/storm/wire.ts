import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request as open, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Case } from './cases.ts';

/** What came over the wire. */
export interface Received {
  /** Method and target of a request, status and reason of a response. */
  line: string;
  rawHeaders: string[];
  body: Buffer;
}

const NUMBER = 'x-case';
/** Idle connections are given up before the proxy does that, however slow the machine is. */
const agent = new Agent({ keepAlive: true, maxSockets: 16, timeout: 1_000 });

/** Sends a case to the proxy as raw as Node can, with its number. */
export async function sendCase(url: string, number: number, { request: { method }, sent }: Case): Promise<Received> {
  const { hostname, port } = new URL(url);
  const headers = ['Host', 'localhost', ...sent.headers.flat(), NUMBER, String(number)];
  if (sent.isChunked) headers.push('Transfer-Encoding', 'chunked');
  else headers.push('Content-Length', String(sent.bytes.length));
  const request = open({ agent, hostname, port, method, path: sent.target, headers });
  request.end(sent.bytes);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { statusCode, statusMessage, rawHeaders } = response;
  return { line: `${statusCode} ${statusMessage}`, rawHeaders, body: await buffer(response) };
}

/** A server that gives each case its response, and keeps what it got. */
export async function serveCases(find: (number: number) => Case) {
  const received = new Map<number, Received>();
  const server: Server = createServer(async (request, response) => {
    const number = Number(request.headers[NUMBER]);
    const { method, url, rawHeaders } = request;
    received.set(number, { line: `${method} ${url}`, rawHeaders, body: await buffer(request) });
    const { status, reason, headers, bytes, isChunked, interim } = find(number).response;
    if (interim === '100') response.writeContinue();
    if (interim === '103') response.writeEarlyHints({ link: '</a>; rel=preload' });
    response.sendDate = false;
    const length = isChunked ? [] : ['Content-Length', String(bytes.length)];
    response.writeHead(status, reason, [...headers.flat(), ...length]).end(bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What the server got of a case, once. */
    take(number: number): Received | undefined {
      const found = received.get(number);
      received.delete(number);
      return found;
    },
    async [Symbol.asyncDispose]() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The headers that a proxy has to pass on: all but those of the connection. */
export function passedOn(rawHeaders: readonly string[]): string[] {
  const own = /^(connection|keep-alive|x-hop|te|transfer-encoding|content-length|host|sl-violations)$/i;
  const pairs = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : []));
  return pairs.filter((pair) => !own.test(pair.split(':', 1)[0] ?? ''));
}

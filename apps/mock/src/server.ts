import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { MAX_BODY_BYTES, parseBody, readBody } from './body.ts';
import type { Certificate } from './certificate.ts';
import { sendFault } from './control/send-fault.ts';
import { type Journal, JournalEntry } from './journal.ts';
import type { LogEntry } from './log.ts';
import { createMask } from './mask.ts';
import type { MockRequest } from './operation.ts';
import { problem, TITLES } from './problem.ts';
import { sendUnchanged } from './proxy/send-unchanged.ts';
import { CORS, headersOf, type Reply } from './reply.ts';
import { parseTarget } from './target.ts';
import { explainClientError, writeProblem } from './write-problem.ts';

/** Makes the reply to a request; `bytes` is its body as it came, `incoming` the request as Node read it. */
export type Respond = (request: MockRequest, bytes: Buffer, incoming: IncomingMessage) => Reply | Promise<Reply>;

/** How long a client may take for its headers and its whole request, and may keep silent, before it is let go; in milliseconds. */
export const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};

/** How a server speaks, and to which web pages. */
export interface ServerExtras {
  /** With it, the server speaks HTTPS. */
  certificate?: Certificate | undefined;
  /** The headers of every response that say which web pages may read it; `null` leaves that to the upstream. */
  cors?: Record<string, string> | null;
  /** The beginning of the paths that no web page may call. */
  closedTo?: string;
}

/**
 * Makes the HTTP server around `respond`: limits, CORS, journal and log.
 *
 * @param mask What log and journal may show.
 */
export function createHttpServer(
  respond: Respond,
  journal: Journal,
  log?: (entry: LogEntry) => void,
  patience = PATIENCE,
  mask = createMask([]),
  { certificate, cors = CORS, closedTo }: ServerExtras = {},
): Server {
  const send = (outgoing: ServerResponse, reply: Reply) => sendReply(outgoing, reply, cors);
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    try {
      serve(incoming, outgoing);
    } catch (error) {
      fail(outgoing, error);
    }
  };
  const settings = { ...patience, requireHostHeader: false };
  const server = certificate
    ? createHttpsServer({ ...settings, ...certificate, handshakeTimeout: patience.headersTimeout }, listener)
    : createServer(settings, listener);
  // Node would drop headers beyond 2,000 without a word; their size is limited anyway.
  server.maxHeadersCount = 0;
  server.on('checkExpectation', ({ headers }, outgoing) => {
    outgoing.setHeader('connection', 'close');
    const detail = `"Expect: ${headers.expect}" is not supported. Use 100-continue, or no Expect header.`;
    send(outgoing, problem(417, detail));
  });
  server.on('connect', (_incoming, socket) =>
    writeProblem(socket, 405, 'CONNECT is not supported. Send the request itself.'),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy();
    writeProblem(socket, ...explainClientError(error.code));
  });
  return server;

  function serve(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const started = log ? performance.now() : 0;
    const { method = 'GET', headers } = incoming;
    const wanted = headers['access-control-request-method'];
    if (headers.host === undefined && incoming.httpVersion === '1.1') {
      outgoing.setHeader('connection', 'close');
      send(outgoing, problem(400, 'The Host header is missing. HTTP/1.1 requires it.'));
      return;
    }
    const { path, query } = parseTarget(incoming.url ?? '/');
    const isClosed = closedTo !== undefined && path.startsWith(closedTo);
    if (method === 'OPTIONS' && wanted && cors && !isClosed) {
      sendPreflight(outgoing, wanted, headers, cors);
      return;
    }
    const request: MockRequest = {
      method,
      path,
      query,
      headers: headers as MockRequest['headers'],
      body: { kind: 'absent' },
    };
    readBody(incoming, reply, () => outgoing.destroy());

    function reply(bytes: Buffer | undefined): void {
      try {
        const replied = bytes ? respondTo(bytes) : refuse();
        if (replied instanceof Promise)
          replied.then((late) => conclude(bytes, late)).catch((error) => fail(outgoing, error));
        else conclude(bytes, replied);
      } catch (error) {
        fail(outgoing, error);
      }
    }

    function respondTo(bytes: Buffer): Reply | Promise<Reply> {
      request.body = parseBody(bytes, headers['content-type']);
      return respond(request, bytes, incoming);
    }

    function refuse(): Reply {
      outgoing.setHeader('connection', 'close');
      return problem(413, `The body is larger than ${MAX_BODY_BYTES} bytes.`);
    }

    function conclude(bytes: Buffer | undefined, concluded: Reply): void {
      if (!concluded.isUnrecorded) journal.add(new JournalEntry(request, bytes, concluded, mask));
      sendReply(outgoing, concluded, isClosed ? null : cors);
      if (!log || concluded.isUnrecorded) return;
      const { status, example, fault, violations } = concluded;
      const milliseconds = performance.now() - started;
      log({ method, path: mask.path(path), status, example, fault, milliseconds, violations });
    }
  }

  function fail(outgoing: ServerResponse, error: unknown): void {
    process.stderr.write(`ciam-sms-mock: unexpected failure: ${error instanceof Error ? error.stack : error}\n`);
    if (!outgoing.headersSent) send(outgoing, problem(500, 'This is a fault of the mock.'));
  }
}

function sendReply(outgoing: ServerResponse, reply: Reply, cors: Record<string, string> | null): void {
  const { status, body, fault, upstream } = reply;
  const all: OutgoingHttpHeaders = headersOf(reply, cors);
  if (upstream) {
    sendUnchanged(outgoing, reply, upstream, all);
    return;
  }
  if (status !== 204 && status !== 304) all['content-length'] = body === undefined ? 0 : Buffer.byteLength(body);
  outgoing.statusMessage = TITLES[status] ?? '';
  if (fault) sendFault(fault, outgoing, status, all, body);
  else outgoing.writeHead(status, all).end(body);
}

function sendPreflight(
  outgoing: ServerResponse,
  method: string,
  headers: IncomingMessage['headers'],
  cors: Record<string, string>,
): void {
  outgoing.writeHead(204, {
    ...cors,
    'access-control-allow-methods': method,
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  });
  outgoing.end();
}

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
import { problem } from './problem.ts';
import { CORS, headersOf, type Reply } from './reply.ts';
import { parseTarget } from './target.ts';
import { explainClientError, writeProblem } from './write-problem.ts';

/** Makes the reply to a request; `bytes` is its body as it came. */
export type Respond = (request: MockRequest, bytes: Buffer) => Reply | Promise<Reply>;

/** How long a client may take for its headers and its whole request, and may keep silent, before it is let go; in milliseconds. */
export const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};

/**
 * Makes the HTTP server around `respond`: limits, CORS, journal and log.
 *
 * @param mask What log and journal may show.
 * @param certificate With it, the server speaks HTTPS.
 */
export function createHttpServer(
  respond: Respond,
  journal: Journal,
  log?: (entry: LogEntry) => void,
  patience = PATIENCE,
  mask = createMask([]),
  certificate?: Certificate,
): Server {
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    serve(incoming, outgoing).catch((error) => {
      if (incoming.destroyed && !incoming.complete) return outgoing.destroy();
      process.stderr.write(`ciam-sms-mock: unexpected failure: ${error instanceof Error ? error.stack : error}\n`);
      if (!outgoing.headersSent) send(outgoing, problem(500, 'Internal Server Error', 'This is a fault of the mock.'));
    });
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
    send(outgoing, problem(417, 'Expectation Failed', detail));
  });
  server.on('connect', (_incoming, socket) =>
    writeProblem(socket, 405, 'The mock is no tunnel. Send it the request itself.'),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy();
    writeProblem(socket, ...explainClientError(error.code));
  });
  return server;

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const started = log ? performance.now() : 0;
    const { method = 'GET', headers } = incoming;
    const wanted = headers['access-control-request-method'];
    if (headers.host === undefined && incoming.httpVersion === '1.1') {
      outgoing.setHeader('connection', 'close');
      return send(outgoing, problem(400, 'Bad Request', 'The Host header is missing. HTTP/1.1 requires it.'));
    }
    if (method === 'OPTIONS' && wanted) return sendPreflight(outgoing, wanted, headers);

    const { path, query } = parseTarget(incoming.url ?? '/');
    const request: MockRequest = {
      method,
      path,
      query,
      headers: headers as MockRequest['headers'],
      body: { kind: 'absent' },
    };
    const bytes = await readBody(incoming);
    let reply: Reply;
    if (bytes) {
      request.body = parseBody(bytes, headers['content-type']);
      const replied = respond(request, bytes);
      reply = replied instanceof Promise ? await replied : replied;
    } else {
      outgoing.setHeader('connection', 'close');
      reply = problem(413, 'Content Too Large', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
    }
    if (reply.isUnrecorded) return send(outgoing, reply);
    journal.add(new JournalEntry(request, bytes, reply, mask));
    send(outgoing, reply);
    const { status, example, violations } = reply;
    log?.({ method, path: mask.path(path), status, example, milliseconds: performance.now() - started, violations });
  }
}

function send(outgoing: ServerResponse, reply: Reply): void {
  const { status, body, fault } = reply;
  const all: OutgoingHttpHeaders = headersOf(reply);
  if (status !== 204 && status !== 304) all['content-length'] = body === undefined ? 0 : Buffer.byteLength(body);
  if (fault) sendFault(fault, outgoing, status, all, body);
  else outgoing.writeHead(status, all).end(body);
}

function sendPreflight(outgoing: ServerResponse, method: string, headers: IncomingMessage['headers']): void {
  outgoing.writeHead(204, {
    ...CORS,
    'access-control-allow-methods': method,
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  });
  outgoing.end();
}

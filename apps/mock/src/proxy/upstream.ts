import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { endToEnd } from './raw-headers.ts';
import { readResponse, UpstreamFailure, type UpstreamResponse } from './upstream-response.ts';
import { upstreamTarget } from './upstream-target.ts';

/** The real server, and how it is called. */
export interface UpstreamOptions {
  /** Base URL of the real server. */
  upstream: string | URL;
  /** Time that the upstream has for its whole response, in milliseconds. Default 10,000. */
  timeout?: number;
  /** File of the certificate authorities, in PEM, that may have signed the upstream's certificate. Default: those of Node. */
  ca?: string;
  /** Whether the certificate of the upstream is accepted whatever it is. Default `false`. */
  insecure?: boolean;
}

/** A request as Node received it. */
export type Received = Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders' | 'socket'>;

/** Idle connections are given up before a server does that, in milliseconds: a request must not meet one that is being closed. */
const MAX_IDLE = 1_000;

/** Methods with which Node sends no body unless its length is stated. */
const WITHOUT_BODY = ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'];

/**
 * Makes the function that forwards a request to the upstream, with `node:http` (decisions/proxy.md says why): method, target, headers and body byte by byte, but for what
 * belongs to one connection.
 *
 * @throws {UpstreamFailure} from the returned function, if there is no response
 */
export function createUpstream({ upstream, timeout = 10_000, ca, insecure = false }: UpstreamOptions) {
  const { protocol, origin, host, hostname, port, pathname } = new URL(upstream);
  const base = pathname.replace(/\/$/, '');
  const idle = { keepAlive: true, timeout: MAX_IDLE };
  const isHttps = protocol === 'https:';
  const authorities = ca === undefined ? {} : { ca: readCertificates(ca) };
  const agent = isHttps
    ? new HttpsAgent({ ...idle, rejectUnauthorized: !insecure, ...authorities })
    : new HttpAgent(idle);
  const open = isHttps ? requestHttps : requestHttp;

  return async function callUpstream(
    { method = 'GET', url = '/', rawHeaders, socket }: Received,
    bytes: Buffer,
  ): Promise<UpstreamResponse> {
    const outgoing = open({
      agent,
      method,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      path: upstreamTarget(url, base),
      headers: forwardedHeaders(rawHeaders, host, method),
    });
    let ended: UpstreamFailure | undefined;
    const end = (status: number, why: string) => {
      ended = new UpstreamFailure(status, why);
      outgoing.destroy();
    };
    const leave = () => end(499, 'The client closed the connection before the response.');
    const timer = setTimeout(() => end(504, `The upstream ${origin} did not respond within ${timeout} ms.`), timeout);
    socket.once('close', leave);
    try {
      return await new Promise((resolve, reject) => {
        let hasResponded = false;
        outgoing.once('response', (response) => {
          hasResponded = true;
          readResponse(response).then(resolve, reject);
        });
        outgoing.on('error', reject);
        outgoing.once('close', () => hasResponded || reject(new Error('it closed the connection')));
        outgoing.end(bytes);
      });
    } catch (error) {
      if (ended ?? error instanceof UpstreamFailure) throw ended ?? error;
      const { code, message } = error as NodeJS.ErrnoException;
      throw new UpstreamFailure(502, `The upstream ${origin} sent no HTTP response (${code ?? message}).`);
    } finally {
      clearTimeout(timer);
      socket.off('close', leave);
    }
  };
}

/** Node takes a file without certificates, and then trusts nobody. */
function readCertificates(file: string): Buffer {
  try {
    const certificates = readFileSync(file);
    new X509Certificate(certificates);
    return certificates;
  } catch (error) {
    throw new Error(`Cannot read a certificate in PEM from ${file}`, { cause: error });
  }
}

/** The client's headers, with the upstream's own name. The length of the body is stated as the client stated it. */
function forwardedHeaders(rawHeaders: readonly string[], host: string, method: string): string[] {
  const pairs = endToEnd(rawHeaders, ['transfer-encoding']).filter(([name]) => name.toLowerCase() !== 'expect');
  const has = (name: string) => pairs.some(([one]) => one.toLowerCase() === name);
  const named = pairs.map(([name, value]) => [name, name.toLowerCase() === 'host' ? host : value] as const);
  return [
    ...named,
    ...(has('host') ? [] : [['Host', host] as const]),
    ...(has('content-length') || has('transfer-encoding') || WITHOUT_BODY.includes(method)
      ? []
      : [['Content-Length', '0'] as const]),
  ].flat();
}

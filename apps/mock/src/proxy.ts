import type { IHttpResponse, PrismHttpComponents } from '@stoplight/prism-http';
import type { MockRequest } from './operation.ts';
import { createAsk, findViolations, mockConfig, type PrismFailure } from './prism.ts';
import { problem } from './problem.ts';
import type { Reply } from './reply.ts';
import type { Respond } from './server.ts';

/** What a proxy forwards to, and how strict it is. */
export interface ProxyOptions {
  /** Base URL of the real server. */
  upstream: string | URL;
  /** Whether a contract violation becomes a failure. Default `false`. */
  errors?: boolean;
  /** Time that the upstream has for its whole response, in milliseconds. Default 10,000. */
  timeout?: number;
}

/** Larger upstream responses are rejected: they are read whole to be checked. */
const MAX_RESPONSE_BYTES = 10 * 1024 * 1024;

/** Headers that belong to one connection, or to an encoding that is undone here. */
const PER_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'content-length',
  'content-encoding',
];

class RequestRefused extends Error {
  override message = 'The request violates the contract, and --errors is set: it was not forwarded.';
}

class UpstreamFailure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Makes the function that forwards a request as it came, has Prism check both directions against the contract, and
 * passes on the response as it came.
 */
export function createProxyRespond({ errors = false, timeout = 10_000, ...options }: ProxyOptions): Respond {
  const upstream = new URL(options.upstream);
  return async (request, bytes) => {
    let received: UpstreamResponse | undefined;
    // Prism reports what is wrong with the request only if that has to keep it from being forwarded.
    const forward: PrismHttpComponents['forward'] =
      ({ validations }) =>
      () =>
      async () => {
        if (validations.length > 0) return { _tag: 'Left', left: new RequestRefused() };
        try {
          received = await callUpstream(request, bytes, upstream, timeout);
          return { _tag: 'Right', right: toPrism(received) };
        } catch (error) {
          return { _tag: 'Left', left: error as Error };
        }
      };
    const ask = createAsk({ ...mockConfig, isProxy: true, upstream, errors }, { forward });
    try {
      const { violations } = await ask(request);
      if (!received) throw new Error('Prism did not forward the request');
      if (errors && violations.some(({ severity }) => severity === 'Error')) {
        return {
          ...problem(502, 'Bad Gateway', 'The upstream response violates the contract, and --errors is set.'),
          violations,
        };
      }
      return { ...received, violations };
    } catch (error) {
      if (error instanceof RequestRefused)
        return { ...problem(422, 'Unprocessable Content', error.message), violations: await findViolations(request) };
      return toFailure(error as PrismFailure);
    }
  };
}

/** What the upstream returned. */
type UpstreamResponse = Reply & { headers: Record<string, string | string[]>; body: Buffer };

async function callUpstream(
  request: MockRequest,
  bytes: Buffer,
  upstream: URL,
  timeout: number,
): Promise<UpstreamResponse> {
  const url = new URL(upstream);
  url.pathname = `${upstream.pathname.replace(/\/$/, '')}${request.path}`;
  url.search = new URLSearchParams(
    Object.entries(request.query).flatMap(([name, values]) =>
      [values].flat().map((value) => [name, value] as [string, string]),
    ),
  ).toString();
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !PER_HOP.includes(name)) headers.set(name, value);
  }
  try {
    const response = await fetch(url, {
      method: request.method,
      headers,
      ...(bytes.length > 0 && { body: new Uint8Array(bytes) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    return await readResponse(response);
  } catch (error) {
    if (error instanceof UpstreamFailure) throw error;
    if ((error as Error).name === 'TimeoutError') {
      throw new UpstreamFailure(504, `The upstream ${upstream.origin} did not respond within ${timeout} ms.`);
    }
    const { cause } = error as { cause?: NodeJS.ErrnoException };
    const why = cause?.code ?? cause?.message ?? (error as Error).message;
    throw new UpstreamFailure(502, `The upstream ${upstream.origin} sent no HTTP response (${why}).`);
  }
}

async function readResponse(response: Response): Promise<UpstreamResponse> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_RESPONSE_BYTES)
      throw new UpstreamFailure(502, `The upstream response is larger than ${MAX_RESPONSE_BYTES} bytes.`);
    chunks.push(chunk);
  }
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of response.headers) if (!PER_HOP.includes(name)) headers[name] = value;
  const cookies = response.headers.getSetCookie();
  if (cookies.length) headers['set-cookie'] = cookies;
  return { status: response.status, headers, body: Buffer.concat(chunks) };
}

function toPrism({ status, headers, body }: UpstreamResponse): IHttpResponse {
  let parsed: unknown = String(body);
  try {
    parsed = JSON.parse(String(body));
  } catch {
    // Left as text, which no schema of the contract accepts: the violation says so.
  }
  return { statusCode: status, headers: headers as Record<string, string>, body: parsed };
}

function toFailure(error: PrismFailure): Reply {
  const { status = 500, message } = error;
  if (error instanceof UpstreamFailure) {
    return problem(status, status === 504 ? 'Gateway Timeout' : 'Bad Gateway', message);
  }
  return problem(status, message, error.detail ?? message);
}

import { isTimeOver, TIME_IS_OVER } from './deadline.ts';
import type { WireRequest } from './request.ts';

/** One request and its response, as they went over the wire. */
export interface Exchange {
  method: string;
  /** Path and query, relative to the base URL. */
  path: string;
  requestHeaders: Record<string, string>;
  requestBody: string;
  status: number;
  responseHeaders: Record<string, string>;
  responseBody: string;
}

/** The longest response that is read, in bytes. */
const MAX_LENGTH = 2 ** 20;

/** The time for one response, in milliseconds. */
const timeout = () => Number(process.env.CONTRACT_TIMEOUT ?? 20_000);
/** Headers that the target needs besides those of the contract. */
const extraHeaders: Record<string, string> = JSON.parse(process.env.CONTRACT_HEADERS ?? '{}');

/**
 * Sends a request as it is, without a client that could keep it from being wrong.
 *
 * @throws {Error} in one line, if no complete response comes
 */
export async function send(baseUrl: string, request: WireRequest): Promise<Exchange> {
  if (isTimeOver()) throw new Error(`Ended early: ${TIME_IS_OVER}`);
  const { method, path, headers, body } = request;
  const all = { ...headers, ...extraHeaders };
  const init = { method, headers: all, redirect: 'manual', signal: AbortSignal.timeout(timeout()) } as const;
  try {
    const response = await fetch(baseUrl + path, { ...init, ...(body !== undefined && { body }) });
    return {
      method,
      path,
      requestHeaders: headers,
      requestBody: typeof body === 'string' ? body : new TextDecoder().decode(body),
      status: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      responseBody: await readText(response),
    };
  } catch (error) {
    throw new Error(`The target ${reasonOf(error as Error)}`);
  }
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_LENGTH) throw new Error(`sends a response longer than ${MAX_LENGTH} bytes.`);
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(chunks));
}

/** What a target did instead of responding, as the end of a sentence. */
function reasonOf(error: Error): string {
  if (error.name === 'TimeoutError') return `sends no complete response within ${timeout()} ms.`;
  const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED') return 'is down: nothing listens at its address.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'has a host name that cannot be found.';
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET')
    return 'closes the connection before its response is complete.';
  if (/CERT|SIGNED|ALTNAME/.test(code ?? '')) {
    return `has a certificate that Node does not trust (${code}). Put its issuer into a file, and name that in NODE_EXTRA_CA_CERTS.`;
  }
  return error.cause ? `cannot be reached: ${code ?? message}` : message;
}

import type { AcceptedOperation, RequestChange } from './acceptance.ts';
import { callClient } from './call-client.ts';
import { type Exchange, send } from './exchange.ts';
import { changeRequest, type RequestParts, writeRequest } from './request.ts';

/**
 * Calls an operation with a client of ours.
 *
 * @param parts What the client sends.
 * @param change What to change about it on its way.
 * @returns what the client made of the response, and what went over the wire
 */
export async function callOperation(
  baseUrl: string,
  operation: AcceptedOperation,
  parts: RequestParts,
  change?: RequestChange,
) {
  const exchanges: Exchange[] = [];
  let failure: Error | undefined;

  async function recordingFetch(request: Request): Promise<Response> {
    const own = {
      method: request.method,
      path: request.url.slice(baseUrl.length),
      headers: Object.fromEntries(request.headers),
      body: request.body ? await request.text() : undefined,
    };
    const sent = change ? writeRequest(operation, changeRequest(parts, change)) : own;
    const exchange = await send(baseUrl, sent).catch((error) => {
      failure = error; // which a client may report in its own way
      throw error;
    });
    exchanges.push(exchange);
    const { status, responseHeaders: headers, responseBody } = exchange;
    return new Response(responseBody || null, { status, headers });
  }

  const result = await callClient(operation, { baseUrl, fetch: recordingFetch }, parts);
  if (failure) throw failure;
  return { result, exchanges };
}

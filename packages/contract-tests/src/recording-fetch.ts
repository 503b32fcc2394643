import type { Change } from './acceptance.ts';
import type { Exchange } from './check-exchange.ts';

/**
 * Makes a `fetch` for the client that changes each request as told, sends it, and keeps what went over the wire.
 *
 * @param change Headers and body fields to change; `undefined` leaves one out.
 */
export function createRecordingFetch(change: Change = {}) {
  const exchanges: Exchange[] = [];

  async function recordingFetch(request: Request): Promise<Response> {
    const headers = new Headers(request.headers);
    for (const [name, value] of Object.entries(change.headers ?? {})) {
      if (value === undefined) headers.delete(name);
      else headers.set(name, value);
    }
    const original = await request.text();
    const body = change.body ? JSON.stringify({ ...JSON.parse(original), ...change.body }) : original;

    const response = await fetch(request.url, { method: request.method, headers, body, signal: request.signal });
    exchanges.push({
      method: request.method,
      path: new URL(request.url).pathname,
      requestHeaders: Object.fromEntries(headers),
      requestBody: body,
      status: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      responseBody: await response.clone().text(),
    });
    return response;
  }

  return { exchanges, fetch: recordingFetch };
}

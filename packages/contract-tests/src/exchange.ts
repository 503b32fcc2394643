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

/** Sends a request as it is, without a client that could keep it from being wrong. */
export async function send(baseUrl: string, request: WireRequest): Promise<{ exchange: Exchange; response: Response }> {
  const { method, path, headers, body } = request;
  const init = { method, headers, ...(body !== undefined && { body }) };
  const response = await fetch(baseUrl + path, init);
  const bytes = await response.clone().arrayBuffer();
  const exchange = {
    method,
    path,
    requestHeaders: headers,
    requestBody: typeof body === 'string' ? body : new TextDecoder().decode(body),
    status: response.status,
    responseHeaders: Object.fromEntries(response.headers),
    responseBody: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
  };
  return { exchange, response };
}

import { createApi, createSmsClient, facade, type SmsClientOptions, type SmsRequest } from '@ciam-sms/client';
import { clientOptions, type SampleCall } from '../samples.ts';

/** The request that was sent and the answer that came, as text. */
export interface Exchange {
  request?: string;
  response?: string;
}

/**
 * Calls an operation with the client: with its method for the operation if it has one, else with the raw client.
 *
 * @returns the typed outcome, and what went over the wire
 * @throws {TypeError} if the base URL is none
 */
export async function callOperation(call: SampleCall): Promise<{ outcome: object; exchange: Exchange }> {
  const { operation, baseUrl, path, headers, query, body } = call;
  const exchange: Exchange = {};
  const fetch = recordingFetch(headers, exchange);
  const own = Object.entries(facade).find(([id]) => id === operation.id)?.[1];
  if (!own) {
    const api = createApi({ baseUrl, fetch });
    const options = { params: { path, header: headers, query }, ...(body && { body }) };
    const { response, data, error } = await api.request(
      operation.method.toLowerCase() as never,
      operation.path as never,
      options as never,
    );
    const { error_code: code, error_msg: message } = (error ?? {}) as Record<string, unknown>;
    return {
      outcome: { ok: response.ok, status: response.status, code, message, data: data && JSON.stringify(data) },
      exchange,
    };
  }
  // The client insists on a client id; without one, what it sends in its place is taken out again below.
  const options = { clientId: 'none', ...clientOptions(own.settings, headers) };
  const client = createSmsClient({ ...options, baseUrl, fetch } as unknown as SmsClientOptions);
  return { outcome: await client[own.method](body as SmsRequest), exchange };
}

/** A fetch that sends only the headers that the form has, and writes down what goes over the wire. */
function recordingFetch(headers: Record<string, string>, exchange: Exchange) {
  const wanted = new Set(['content-type', ...Object.keys(headers).map((name) => name.toLowerCase())]);
  return async (request: Request): Promise<Response> => {
    for (const name of [...request.headers.keys()]) if (!wanted.has(name)) request.headers.delete(name);
    const { pathname, search } = new URL(request.url);
    const requestLine = `${request.method} ${pathname}${search}`;
    exchange.request = `${requestLine}\n${printHeaders(request.headers)}\n${await request.clone().text()}`;
    const response = await fetch(request);
    const statusLine = `${response.status} ${response.statusText}`;
    exchange.response = `${statusLine}\n${printHeaders(response.headers)}\n${await response.clone().text()}`;
    return response;
  };
}

function printHeaders(headers: Headers): string {
  return [...headers].map(([name, value]) => `${name}: ${value}\n`).join('');
}

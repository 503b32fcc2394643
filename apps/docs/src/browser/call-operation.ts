import { createApi, createSmsClient, type SmsClientOptions, type SmsRequest } from '@ciam-sms/client';
import { clientOptions, ownMethod } from '@ciam-sms/client/facade';
import { type Call, toWire } from '../samples/call.ts';
import { rawOptions } from '../samples/client.ts';

/** The request that was sent and the response that came, as text. */
export interface Transcript {
  request?: string;
  response?: string;
  /** The response itself, its body still to be read. */
  received?: Response;
}

/**
 * Calls an operation with the client: with its method for the operation if it has one, else with the raw client.
 *
 * @returns the typed outcome, and what went over the wire
 * @throws {TypeError} if the base URL is none, or a header cannot be sent
 */
export async function callOperation(call: Call): Promise<{ outcome: object; transcript: Transcript }> {
  const transcript: Transcript = {};
  const fetch = recordingFetch(call, transcript);
  const method = ownMethod(call.operation.id);
  if (!method) {
    const outcome = await callRaw(call, fetch).catch((error: Error) => {
      if (transcript.request === undefined) throw error;
      return { outcome: 'network-failure', message: error.message };
    });
    return { outcome, transcript };
  }
  // The client insists on a client ID; without one, what it sends in its place is taken out again below.
  const options = { clientId: 'none', ...(clientOptions(call.header) as object), baseUrl: call.baseUrl, fetch };
  const client = createSmsClient(options as unknown as SmsClientOptions);
  const outcome = await client[method](call.body?.value as SmsRequest);
  // What the client knows nothing of, such as Prefer, cannot be sent.
  if (outcome.outcome === 'network-failure' && transcript.request === undefined) throw outcome.cause;
  return { outcome, transcript };
}

async function callRaw(call: Call, fetch: SmsClientOptions['fetch']): Promise<object> {
  const { method, path } = call.operation;
  const { options, isText } = rawOptions(call);
  const { response, data, error } = await createApi({ baseUrl: call.baseUrl, fetch }).request(
    method as never,
    path as never,
    { ...options, parseAs: 'text', ...(isText && { bodySerializer: String }) } as never,
  );
  const { error_code: code, error_msg: message } = (error ?? {}) as Record<string, unknown>;
  return { ok: response.ok, status: response.status, code, message, data: data || undefined };
}

/** A fetch that sends only the headers that the form has, and writes down what goes over the wire. */
function recordingFetch(call: Call, transcript: Transcript) {
  const { headers } = toWire(call);
  return async (ofClient: Request): Promise<Response> => {
    const request = new Request(ofClient, { headers });
    const { pathname, search } = new URL(request.url);
    const requestLine = `${request.method} ${pathname}${search}`;
    transcript.request = `${requestLine}\n${printHeaders(request.headers)}\n${await request.clone().text()}`;
    const forgetCookies = await setCookies(call, request.url);
    const response = await fetch(request).finally(forgetCookies);
    transcript.received = response.clone();
    const statusLine = `${response.status} ${response.statusText}`;
    transcript.response = `${statusLine}\n${printHeaders(response.headers)}\n${await response.clone().text()}`;
    return response;
  };
}

/** A page cannot put cookies into a request; it can only have its own, for as long as a request to its origin takes. */
async function setCookies({ cookie }: Call, url: string): Promise<() => Promise<void>> {
  const names = Object.keys(new URL(url).origin === location.origin ? cookie : {});
  for (const name of names) await cookieStore.set(name, encodeURIComponent(String(cookie[name])));
  return async () => {
    for (const name of names) await cookieStore.delete(name);
  };
}

function printHeaders(headers: Headers): string {
  return [...headers].map(([name, value]) => `${name}: ${value}\n`).join('');
}

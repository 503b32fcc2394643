import { exampleRequest, type OperationModel, readContract } from '@ciam-sms/contract/model';
import type { MockRequest } from '../src/operation.ts';

/** The operation that these tests send, and the request that its own examples make. */
export const contractOperation = readContract().operations.find(({ id }) => id === 'sendSms') as OperationModel;
const valid = exampleRequest(contractOperation);
export const { target: PATH, method: METHOD, headers: validHeaders } = valid;
export const validBody = valid.body as Record<string, unknown>;

/** The same request, as the mock reads it. */
export const validRequest: MockRequest = {
  method: METHOD,
  path: PATH,
  query: {},
  headers: Object.fromEntries(Object.entries(validHeaders).map(([name, value]) => [name.toLowerCase(), value])),
  body: { kind: 'json', value: validBody },
};

/** What a request of a test differs in: `null` leaves a header out, `undefined` a field. */
export interface Difference {
  headers?: Record<string, string | null>;
  body?: Record<string, unknown>;
  /** The whole body as text, instead of JSON. */
  text?: string;
}

/** Writes a request that differs from the valid one. */
export function requestOf({ headers = {}, body = {}, text }: Difference): RequestInit {
  const sent = new Headers(validHeaders);
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) sent.delete(name);
    else sent.set(name, value);
  }
  return { method: METHOD, headers: sent, body: text ?? JSON.stringify({ ...validBody, ...body }) };
}

/** Sends such a request, and reads what comes back. */
export async function send(url: string, difference: Difference = {}) {
  const response = await fetch(url + PATH, requestOf(difference));
  const text = await response.text();
  const error = response.ok || text === '' ? {} : JSON.parse(text);
  return {
    status: response.status,
    headers: response.headers,
    text,
    code: error.error_code,
    message: error.error_msg,
  };
}

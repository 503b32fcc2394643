import { readContract } from '@ciam-sms/contract/model';
import { validRequest } from '../scripts/valid-request.ts';

/** The operation that these tests send, and the request that its own examples make. */
export const operation = readContract().operations.find(({ id }) => id === 'sendSms');
if (!operation) throw new Error('The contract has no operation sendSms');
const valid = validRequest(operation);
export const { path: PATH, method: METHOD } = valid;
/** By the names that the contract writes. */
export const validHeaders: Record<string, string> = {
  'content-type': String(valid.headers['content-type']),
  ...Object.fromEntries(
    operation.parameters.filter((one) => one.in === 'header').map(({ name, example }) => [name, String(example)]),
  ),
};
export const validBody = (valid.body.kind === 'json' ? valid.body.value : {}) as Record<string, unknown>;

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

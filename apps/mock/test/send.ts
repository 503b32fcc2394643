import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const document = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.json')), 'utf8'),
);

export const PATH = '/api/v2/sdk/sms/send';

/** The contract's own example, as a request to start from. */
export const validHeaders: Record<string, string> = {
  'content-type': 'application/json',
  ...Object.fromEntries(
    Object.values<{ name: string; example: string }>(document.components.parameters).map(({ name, example }) => [
      name,
      example,
    ]),
  ),
};
export const validBody: Record<string, unknown> =
  document.paths[PATH].post.requestBody.content['application/json'].examples['bind-mobile'].value;

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
  return { method: 'POST', headers: sent, body: text ?? JSON.stringify({ ...validBody, ...body }) };
}

/** Sends such a request, and reads what comes back. */
export async function send(url: string, difference: Difference = {}) {
  const response = await fetch(url + PATH, requestOf(difference));
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    code: text && response.status === 400 ? JSON.parse(text).error_code : undefined,
    message: text && response.status === 400 ? JSON.parse(text).error_msg : undefined,
  };
}

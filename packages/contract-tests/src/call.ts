import { createApi, createSmsClient, type SmsRequest } from '@ciam-sms/client';
import { type AcceptedOperation, type Change, sendSms } from './acceptance.ts';
import { createRecordingFetch } from './recording-fetch.ts';
import { type Target, validBody, validHeaders } from './target.ts';

/** What a client of ours made of an answer. */
export interface Outcome {
  status: number | undefined;
  code?: string | undefined;
  message?: string | undefined;
}

/** A client under test: what it sends is the valid request, as it is changed on its way by the `fetch` it is given. */
type Call = (url: string, headers: Record<string, string>, body: object, fetch: Fetch) => Promise<Outcome>;
type Fetch = (request: Request) => Promise<Response>;

/** The operations that have a method of the client's own. */
const METHODS: Record<string, Call> = {
  [sendSms.id]: async (baseUrl, headers, body, fetch) => {
    const sms = createSmsClient({
      baseUrl,
      clientId: headers['X-client-id'] ?? '',
      device: {
        operatingSystemVersion: headers['X-operating-sys-version'] ?? '',
        fingerprint: headers['X-device-fingerprint'] ?? '',
        userAgent: headers['X-agent'] ?? '',
        ip: headers['X-device-ip'],
      },
      language: headers['X-L'],
      fetch,
    });
    const result = await sms.send(body as SmsRequest);
    if (result.outcome === 'rejected') return { status: result.status, code: result.code, message: result.message };
    return { status: result.ok ? result.status : undefined };
  },
};

/** All others are called with the raw client, which the contract alone makes. */
function callRaw({ method, path }: AcceptedOperation): Call {
  return async (baseUrl, header, body, fetch) => {
    // Typed by path and method where these are known; here they come from the acceptance table.
    const request = createApi({ baseUrl, fetch }).request as unknown as (
      ...args: [method: string, path: string, init: object]
    ) => Promise<{ response: Response; error?: { error_code?: string; error_msg?: string } }>;
    const { response, error } = await request(method.toLowerCase(), path, { params: { header }, body });
    return { status: response.status, ...(error && { code: error.error_code, message: error.error_msg }) };
  };
}

/**
 * Calls an operation with a client of ours.
 *
 * @param options.language Value of the header that names the language.
 * @param options.change What to change in the valid request.
 * @returns what the client made of it, and what went over the wire
 */
export async function callOperation(
  { url }: Pick<Target, 'url'>,
  operation: AcceptedOperation,
  { language = 'en', change = {} }: { language?: string; change?: Change } = {},
) {
  const { exchanges, fetch } = createRecordingFetch(change);
  const call = METHODS[operation.id] ?? callRaw(operation);
  const outcome = await call(url, { ...validHeaders(operation), 'X-L': language }, validBody(operation), fetch);
  return { outcome, exchanges };
}

import { createApi, createSmsClient, type SmsClientOptions, type SmsRequest } from '@ciam-sms/client';
import { clientOptions } from '@ciam-sms/client/facade';
import type { AcceptedOperation } from './acceptance.ts';
import { isJson, type RequestParts, writeRequest } from './request.ts';

/** What a client of ours returned: the status, and the value of a body. */
export interface CallResult {
  status: number | undefined;
  body?: unknown;
}

type Options = Required<Pick<SmsClientOptions, 'baseUrl' | 'fetch'>>;
type Call = (options: Options, parts: RequestParts) => Promise<CallResult>;

/** The operations that have a method of the client's own. */
const METHODS: Record<string, Call> = {
  sendSms: async (options, { header, body }) => {
    const client = createSmsClient({ ...options, ...clientOptions(header) });
    const result = await client.send(body as SmsRequest);
    if (result.outcome !== 'rejected') return { status: result.ok ? result.status : undefined };
    return { status: result.status, body: { error_code: result.code, error_msg: result.message } };
  },
};

/** Calls an operation with its own method, or with the raw client, which the contract alone makes. */
export function callClient(operation: AcceptedOperation, options: Options, parts: RequestParts): Promise<CallResult> {
  const call = METHODS[operation.id] ?? callRaw(operation);
  return call(options, parts);
}

function callRaw({ method, path, responses }: AcceptedOperation): Call {
  const [success] = Object.values(responses);
  const isText = Object.keys(success?.content ?? {}).some((type) => !isJson(type));
  return async (options, parts) => {
    // Typed by path and method where these are known; here they come from the acceptance table.
    const request = createApi(options).request as unknown as (
      ...args: [method: string, path: string, init: object]
    ) => Promise<{ response: Response; data?: unknown; error?: unknown }>;
    const { headers } = writeRequest({ method, path }, parts); // with cookies, which openapi-fetch does not write
    const { response, data, error } = await request(method.toLowerCase(), path, {
      params: { path: parts.path, query: parts.query },
      headers,
      ...(parts.body !== undefined && { body: parts.body }),
      ...(parts.mediaType && !isJson(parts.mediaType) && { bodySerializer: String }),
      ...(isText && { parseAs: 'text' }),
    });
    const body = response.ok ? data : error;
    return { status: response.status, ...(body !== undefined && body !== '' && { body }) };
  };
}

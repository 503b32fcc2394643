import type { paths } from '@ciam-sms/contract';
import createClient, { type Client } from 'openapi-fetch';
import { checkBaseUrl, type SmsClientOptions } from './options.ts';

/**
 * Makes the raw, typed openapi-fetch client of the whole contract, for every operation that has no method of its own.
 * Headers are given with each call, and its results are openapi-fetch's: an empty error body is not seen as an error.
 *
 * @throws {TypeError} if an option cannot work
 * @example
 * const api = createApi({ baseUrl: 'https://tenant.example.com' });
 * const { response } = await api.POST('/api/v2/sdk/sms/send', { params: { header }, body });
 */
export function createApi(options: Pick<SmsClientOptions, 'baseUrl' | 'fetch'>): Client<paths> {
  const { baseUrl, fetch } = options;
  checkBaseUrl(baseUrl);
  return createClient<paths>({ baseUrl, ...(fetch && { fetch }) });
}

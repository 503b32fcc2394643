import type { paths } from '@ciam-sms/contract';
import createClient, { type Client } from 'openapi-fetch';
import { readBaseUrl, type SmsClientOptions } from './options.ts';

/**
 * Creates the typed openapi-fetch client of the whole contract, for operations without a method of `SmsClient`. Headers are
 * given with each call. Results are openapi-fetch's: an empty error body does not count as an error.
 *
 * @throws {TypeError} if `baseUrl` is not a URL that requests can be sent to
 * @example
 * const api = createApi({ baseUrl: 'https://tenant.example.com' });
 * const { response } = await api.POST('/api/v2/sdk/sms/send', { params: { header }, body });
 */
export function createApi(options: Pick<SmsClientOptions, 'baseUrl' | 'fetch'>): Client<paths> {
  const { baseUrl, fetch } = options ?? {};
  return createClient<paths>({ baseUrl: readBaseUrl(baseUrl), ...(fetch && { fetch }) });
}

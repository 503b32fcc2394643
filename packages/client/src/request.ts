import { operations } from '@ciam-sms/contract';
import { defaultBodySerializer, mergeHeaders, removeTrailingSlash } from 'openapi-fetch';
import type { ContractHeaders } from './headers.ts';
import type { SmsRequest } from './result.ts';

const { method, path } = operations.sendSms;

/**
 * Makes the request, with the parts that openapi-fetch makes its own from; the whole of it would be twice this package.
 *
 * @throws {TypeError} if the body cannot be written as JSON
 */
export function buildRequest(baseUrl: string, header: ContractHeaders, body: SmsRequest, signal: AbortSignal): Request {
  return new Request(removeTrailingSlash(baseUrl) + path, {
    method,
    headers: mergeHeaders({ 'content-type': 'application/json' }, header),
    body: defaultBodySerializer(body),
    signal,
    redirect: 'manual', // a followed redirect would hand the request to another host
  });
}

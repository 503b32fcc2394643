import type { MockResponse } from './operation.ts';

/** A request that the mock cannot serve; its message goes to the client. */
export class BadRequest extends Error {}

/** Names of statuses as RFC 9110 has them; Node.js still gives 413 and 422 older ones. */
export const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  413: 'Content Too Large',
  417: 'Expectation Failed',
  422: 'Unprocessable Content',
  431: 'Request Header Fields Too Large',
  499: 'Client Closed Request',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  504: 'Gateway Timeout',
};

/**
 * A response that is not the operation's but the mock server's own, as RFC 9457 problem details.
 *
 * @param members Further members of the problem.
 */
export function problem(status: number, detail: string, members: object = {}): MockResponse & { body: string } {
  return {
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title: TITLES[status], status, detail, ...members }),
  };
}

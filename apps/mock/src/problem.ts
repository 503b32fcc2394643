import type { MockResponse } from './operation.ts';

/** A request that the mock cannot serve; its message goes to the client. */
export class BadRequest extends Error {}

/**
 * A response that is not the operation's but the mock server's own, as RFC 9457 problem details.
 *
 * @param members Further members of the problem.
 */
export function problem(
  status: number,
  title: string,
  detail: string,
  members: object = {},
): MockResponse & { body: string } {
  return {
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title, status, detail, ...members }),
  };
}

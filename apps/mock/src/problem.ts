import type { Answer } from './operation.ts';

/** An answer that is not the operation's but the mock server's own, as RFC 9457 problem details. */
export function problem(status: number, title: string, detail: string): Answer & { body: string } {
  return {
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title, status, detail }),
  };
}

import { isIP } from 'node:net';
import { isLoopback } from '../control/control.ts';
import type { MockRequest } from '../operation.ts';

/** The headers that let the web pages of an origin read what the proxy returns; with none, that is up to the upstream. */
export function corsFor(allowed: string | undefined): Record<string, string> | null {
  if (allowed === undefined) return null;
  return { 'access-control-allow-origin': allowed, 'access-control-expose-headers': '*' };
}

/**
 * Whether a request comes from a web page that may not call the proxy: a page that is open in the tester's browser could
 * otherwise send whatever it likes to the real server.
 *
 * @param allowed Origin whose pages may call it, or `*`.
 * @param isLocal Whether only this machine can reach the proxy. Then its name is known, and any other one is that of a page
 * that had its own name point here.
 */
export function isForeignPage(
  { host = '', origin, 'sec-fetch-site': site = 'none' }: MockRequest['headers'],
  allowed: string | undefined,
  isLocal: boolean,
): boolean {
  if (allowed === '*' || (origin !== undefined && origin === allowed)) return false;
  // An IP address is nobody's to point elsewhere: the Android emulator calls this machine 10.0.2.2.
  if (isLocal && host !== '' && !isLoopback(host) && !isIP(host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')))
    return true;
  if (origin !== undefined) return !/^https?:\/\//.test(origin) || origin.replace(/^https?:\/\//, '') !== host;
  return site !== 'none' && site !== 'same-origin';
}

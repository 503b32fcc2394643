import { createHash } from 'node:crypto';

/** What a page may do beyond loading its own files. */
interface Allowed {
  /** Servers that its scripts may call, if not only its own. */
  connect?: string | undefined;
  /** Styles and scripts that are a part of it: every other inline style or script is refused. */
  styles?: readonly string[];
  scripts?: readonly string[];
  /** Whether the policy is sent as a header: a page cannot forbid to be framed. */
  isHeader?: boolean;
}

/**
 * What a page may load and do: its own files, and what is inline only if its hash is listed. The header of static hosts
 * allows what any page needs, such as requests to the base URL that a reader types; every page narrows that with a policy
 * of its own.
 */
export function contentSecurityPolicy({
  connect = "'self'",
  styles = [],
  scripts = [],
  isHeader = false,
}: Allowed): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts.map(hashSource)].join(' '),
    ['style-src', ...styles.map(hashSource)].join(' '),
    `img-src 'self'${connect === "'self'" ? '' : ' data:'}`, // the captcha that a server returns
    `connect-src ${connect}`,
    "base-uri 'self'",
    "form-action 'none'",
    ...(isHeader ? ["frame-ancestors 'none'"] : []), // means nothing in a page
  ].join('; ');
}

/** Any server: the reader of the Try it page chooses it. */
export const ANY_SERVER = "'self' http: https:";

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

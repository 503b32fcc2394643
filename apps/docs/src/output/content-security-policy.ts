/**
 * What a page may load and do: its own files, and nothing inline. The header of static hosts allows what the Try it page
 * needs, requests to the base URL that its reader types; every page narrows that with a policy of its own.
 */
export function contentSecurityPolicy({ connect = "'self'", isHeader = false } = {}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self'${connect === "'self'" ? '' : ' data:'}`, // the captcha that a server returns
    `connect-src ${connect}`,
    "base-uri 'self'",
    "form-action 'none'",
    ...(isHeader ? ["frame-ancestors 'none'"] : []), // means nothing in a page
  ].join('; ');
}

/** Any server: the reader of the Try it page chooses it. */
export const ANY_SERVER = "'self' http: https:";

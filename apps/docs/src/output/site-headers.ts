import { ANY_SERVER, contentSecurityPolicy } from './content-security-policy.ts';

/** The headers that every response of a host should have. */
export const SITE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy({ connect: ANY_SERVER, isHeader: true }),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** `Cache-Control` of assets: their names change with their content. */
export const FOR_EVER = 'public, max-age=31536000, immutable';

/** `Cache-Control` of everything else: kept, but asked for again, which costs a response without a body. */
export const ASK_AGAIN = 'no-cache';

/** Media types of texts with their encoding, which hosts leave out for some. */
export const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain;charset=utf-8',
  '.md': 'text/markdown;charset=utf-8',
  '.yaml': 'application/yaml;charset=utf-8',
  '.xml': 'application/xml;charset=utf-8',
};

/** The headers as Netlify and Cloudflare Pages read them from a file `_headers`. */
export function headersFile(): string {
  const lines = Object.entries(SITE_HEADERS).map(([name, value]) => `  ${name}: ${value}\n`);
  const types = Object.entries(TEXT_TYPES).map(([ending, type]) => `/*${ending}\n  Content-Type: ${type}\n`);
  return `/*\n${lines.join('')}/assets/*\n  Cache-Control: ${FOR_EVER}\n${types.join('')}`;
}

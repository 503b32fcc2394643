import { ANY_SERVER, contentSecurityPolicy } from './content-security-policy.ts';

/** The headers that every response of a host should have. */
export const SITE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy({ connect: ANY_SERVER, isHeader: true }),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** `Cache-Control` of assets: their names change with their content. */
export const FOR_EVER = 'public, max-age=31536000, immutable';

/** The headers as Netlify and Cloudflare Pages read them from a file `_headers`. */
export function headersFile(): string {
  const lines = Object.entries(SITE_HEADERS).map(([name, value]) => `  ${name}: ${value}\n`);
  return `/*\n${lines.join('')}/assets/*\n  Cache-Control: ${FOR_EVER}\n`;
}

import { ANY_SERVER, contentSecurityPolicy } from './content-security-policy.ts';

/** `Cache-Control` of assets: their names change with their content. */
export const FOR_EVER = 'public, max-age=31536000, immutable';

/** Media types of texts with their encoding, which hosts leave out for some. */
export const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain;charset=utf-8',
  '.md': 'text/markdown;charset=utf-8',
  '.yaml': 'application/yaml;charset=utf-8',
  '.xml': 'application/xml;charset=utf-8',
};

/**
 * The headers as Netlify and Cloudflare Pages read them from a file `_headers`.
 *
 * @param inlined Styles and scripts that are a part of pages, by their names.
 */
export function headersFile(inlined: Readonly<Record<string, string>>): string {
  const textsOf = (ending: string) =>
    Object.entries(inlined).flatMap(([name, text]) => (name.endsWith(ending) ? text : []));
  const [styles, scripts] = [textsOf('.css'), textsOf('.js')];
  const policy = contentSecurityPolicy({ connect: ANY_SERVER, styles, scripts, isHeader: true });
  const types = Object.entries(TEXT_TYPES).map(([ending, type]) => `/*${ending}\n  Content-Type: ${type}\n`);
  return `/*
  Content-Security-Policy: ${policy}
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
/assets/*
  Cache-Control: ${FOR_EVER}
${types.join('')}`;
}

/** Reads the headers that every response should have from a file `_headers`. */
export function readSiteHeaders(file: string): Map<string, string> {
  const [ofEverything] = file.split('/assets') as [string];
  return new Map(
    [...ofEverything.matchAll(/ {2}(.+?): (.+)/g)].map(([, name, value]) => [name, value] as [string, string]),
  );
}

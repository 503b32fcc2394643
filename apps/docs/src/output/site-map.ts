import { html, raw } from 'hono/html';

/** Writes `sitemap.xml` for the given addresses. See https://www.sitemaps.org/protocol.html */
export function siteMap(addresses: readonly string[]): string {
  return String(html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((address) => html`<url><loc>${address}</loc></url>\n`)}</urlset>
`);
}

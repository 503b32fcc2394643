import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the built site. */
export const dist = fileURLToPath(new URL('../dist/', import.meta.url));

const all = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));

/** Paths of all built pages but the one for what does not exist: `''`, `zh/`, `errors/` … */
export const pages = all
  .filter((file) => file !== '404.html')
  .map((file) => file.replace(/index\.html$/, ''))
  .sort();

/** The same page in the other language. */
export function otherLanguage(path: string): string {
  return path.startsWith('zh/') ? path.slice(3) : `zh/${path}`;
}

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '@ciam-sms/contract/model';
import { parsePage } from './parse-page.ts';

/** The folder of the built site, or of the one that a mutation test has built. */
export const dist = process.env.DOCS_SITE ?? fileURLToPath(new URL('../dist/', import.meta.url));

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

/** The folder of a language below the root of the site. */
export function folderOf(language: Language): string {
  return language === 'en' ? '' : 'zh/';
}

const documents = new Map<string, Document>();

/** A built page, as readers see it who have no JavaScript. */
export function readPage(path: string): Document {
  const file = `${dist}${path.endsWith('.html') ? path : `${path}index.html`}`;
  const document = documents.get(file) ?? parsePage(readFileSync(file, 'utf8'));
  documents.set(file, document);
  return document;
}

/** The text of an element as it shows, with single spaces. */
export function textOf(element: Element | null | undefined): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

/** The links in a part of a page. */
export function linksOf(place: ParentNode | null): Element[] {
  return [...(place?.querySelectorAll('a') ?? [])];
}

/** Where a link of a page leads, below the root of the site. */
export function leadsTo(path: string, link: Element | null | undefined): string {
  return new URL(link?.getAttribute('href') ?? 'about:blank', `http://docs/${path}`).href.replace('http://docs/', '');
}

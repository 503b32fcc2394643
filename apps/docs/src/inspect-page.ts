import { JSDOM } from 'jsdom';
import type { Heading } from './layout.ts';
import type { SearchEntry } from './search-options.ts';

/** Reads from a finished page what is on it: the headings for its table of contents, and what the search can find. */
export function inspectPage(main: string, { path, title }: { path: string; title: string }) {
  const { document } = new JSDOM(`<main>${main}</main>`).window;
  for (const hidden of document.querySelectorAll('a.anchor, a[aria-label], [hidden]')) hidden.remove();

  const headings = [...document.querySelectorAll('h2, h3, h4')].flatMap((element): Heading[] => {
    const id = element.id || element.closest('[id]')?.id;
    const text = element.textContent?.trim();
    return id && text ? [{ id, text, level: Number(element.tagName.charAt(1)) }] : [];
  });

  const entries = [...document.querySelectorAll('[data-search]')].map(
    (element): SearchEntry => ({
      id: `${path}#${element.id}`,
      title: element.getAttribute('data-search') ?? '',
      page: title,
      text: readText(element),
    }),
  );
  return { headings, entries: [{ id: path, title, page: title, text: '' }, ...entries] };
}

/** The text that belongs to an element; to a heading, what follows it up to the next one. */
function readText(element: Element): string {
  const parts = [element.textContent];
  if (/^H\d$/.test(element.tagName)) {
    for (let next = element.nextElementSibling; next && !/^H\d$/.test(next.tagName); next = next.nextElementSibling) {
      if (!next.matches('fieldset, form')) parts.push(next.textContent);
    }
  }
  return parts.join(' ').replace(/\s+/g, ' ').trim().slice(0, 400);
}

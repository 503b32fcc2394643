import { createDocument } from '@mixmark-io/domino';
import type { Heading } from '../frame/layout.ts';
import type { SearchEntry } from './options.ts';

/** What is on a page but is none of its words. */
const UNSEEN = 'a.anchor, a[aria-label], [hidden]';

/** Reads from a finished page what is on it: the headings for its table of contents, and what the search can find. */
export function inspectPage(main: string, path: string, title: string) {
  const page = createDocument(`<main>${main}</main>`).body;
  for (const element of page.querySelectorAll(UNSEEN)) element.remove();
  const operations = [...page.querySelectorAll('#redoc > *')].flatMap((section) => {
    const heading = section.querySelector('h2');
    return heading ? [{ section, heading, name: listWords(heading).join(' ') }] : [];
  });
  const headings = [...page.querySelectorAll('h2, h3, h4')].flatMap((element): Heading[] => {
    const id = element.id || element.closest('[id]')?.id;
    const text = listWords(element).join(' ');
    const method = element.tagName === 'H2' && element.closest('[data-method]')?.getAttribute('data-method');
    return id && text ? [{ id, text, level: Number(element.tagName.charAt(1)), ...(method && { method }) }] : [];
  });

  /** The operation that something in the reference belongs to: several may have a header or field of the same name. */
  const operationOf = (element: Element) =>
    operations.find(({ section, heading }) => section.contains(element) && !heading.contains(element))?.name;
  const entries = [...page.querySelectorAll('[data-search]')].map(
    (element): SearchEntry => ({
      id: `${path}#${element.id}`,
      title: element.getAttribute('data-search') as string,
      page: [title, operationOf(element)].filter(Boolean).join(' · '),
      text: readText(element),
    }),
  );
  return { headings, entries: [{ id: path, title, page: title, text: '' }, ...entries] };
}

/** The text that belongs to an element; to a heading, what follows it up to the next one. */
function readText(element: Element): string {
  const isHeading = /H\d/.test(element.tagName);
  const parts = isHeading ? [] : listWords(element);
  for (let next = element.nextElementSibling; isHeading && next; next = next.nextElementSibling) {
    if (/H\d/.test(next.tagName)) break;
    if (!next.matches('fieldset, form')) parts.push(...listWords(next));
  }
  if (parts[0] === element.getAttribute('data-search')) parts.shift();
  return parts.join(' ').replace(/\s+/g, ' ').slice(0, 400);
}

/** The texts of an element's parts, one by one: put together they would run into each other. */
function listWords(node: Node): string[] {
  if (node.childNodes.length > 0) return [...node.childNodes].flatMap(listWords);
  // Stryker disable next-line OptionalChaining: only a document has none
  const text = node.textContent?.trim();
  return text ? [text] : [];
}

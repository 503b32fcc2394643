import type { SearchEntry } from './options.ts';

/** A link of a page's own table of contents. */
export interface Heading {
  id: string;
  text: string;
  level: number;
  /** HTTP method of the operation that it is the heading of. */
  method?: string;
}

/** Reads from a page what is on it: the headings for its table of contents, and what the search can find. */
export function inspectPage(page: Element, path: string, title: string) {
  const headings: Heading[] = [];
  const entries: SearchEntry[] = [{ id: path, title, page: title, text: '' }];
  const operations = [...page.querySelectorAll('#redoc > *')].flatMap((section) => {
    const heading = section.querySelector('h2');
    return heading ? [{ section, heading, name: listWords(heading).join(' ') }] : [];
  });
  /** The operation that something in the reference belongs to: several may have a header or field of the same name. */
  const operationOf = (element: Element) =>
    operations.find(({ section, heading }) => section.contains(element) && !heading.contains(element))?.name;

  // One walk over all elements takes a fraction of the time of a selector for each question.
  for (const element of listSeen(page)) {
    if (['H2', 'H3', 'H4'].includes(element.tagName)) headings.push(...listHeading(element));
    const found = element.getAttribute('data-search');
    if (found === null) continue;
    entries.push({
      id: `${path}#${element.id}`,
      title: found,
      page: [title, operationOf(element)].filter(Boolean).join(' · '),
      text: readText(element),
    });
  }
  return { headings, entries };
}

/** The elements in an element, at any depth, but for those that are none of its words. */
function listSeen(parent: Element): Element[] {
  const seen: Element[] = [];
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (isElement(child) && !isUnseen(child)) seen.push(child, ...listSeen(child));
  }
  return seen;
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

/** Whether an element is on a page but is none of its words. */
function isUnseen(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  return element.tagName === 'A' && (element.hasAttribute('aria-label') || element.classList.contains('anchor'));
}

/** The entry of a heading in the table of contents, if it has words and an address. */
function listHeading(element: Element): Heading[] {
  const id = element.id || element.closest('[id]')?.id;
  const text = listWords(element).join(' ');
  const method = element.tagName === 'H2' && element.closest('[data-method]')?.getAttribute('data-method');
  return id && text ? [{ id, text, level: Number(element.tagName.charAt(1)), ...(method && { method }) }] : [];
}

/** The text that belongs to an element; to a heading, what follows it up to the next one. */
function readText(element: Element): string {
  const isHeading = /H\d/.test(element.tagName);
  const parts = isHeading ? [] : listWords(element);
  for (let next = element.nextElementSibling; isHeading && next; next = next.nextElementSibling) {
    if (/H\d/.test(next.tagName)) break;
    // Who looks for a programming language finds the samples by their labels.
    if (next.matches('.tabs[data-call]')) parts.push(...[...next.querySelectorAll('label > span')].flatMap(listWords));
    else if (!next.matches('fieldset, form, nav, .result')) parts.push(...listWords(next));
  }
  if (parts[0] === element.getAttribute('data-search')) parts.shift();
  return parts.join(' ').replace(/\s+/g, ' ').slice(0, 2_000);
}

/** The texts of an element's parts, one by one: put together they would run into each other. */
function listWords(node: Node): string[] {
  if (node.nodeType === node.TEXT_NODE) return [(node as Text).data.trim()].filter(Boolean);
  const words: string[] = [];
  if (!isElement(node) || isUnseen(node)) return words;
  for (let child = node.firstChild; child; child = child.nextSibling) words.push(...listWords(child));
  return words;
}

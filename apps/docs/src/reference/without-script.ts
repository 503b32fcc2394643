/**
 * Takes what Redoc shows out of its section, and makes it work without it: links lead straight to their target, what only a script
 * could press is text or is gone, headings follow each other by one level.
 */
export function withoutScript(section: Element): Element {
  // Nothing is copied, and outside of the document nobody watches: both would take far longer.
  const copy = section.cloneNode() as Element;
  copy.append(...section.childNodes);
  const document = section.ownerDocument;
  if (!copy.id) copy.id = 'overview';

  // Redoc's anchors lead through its router, `#/route#id`; ours lead straight to the id.
  for (const link of copy.querySelectorAll('a[href^="#/"]')) {
    const [, id = ''] = (link.getAttribute('href') as string).slice(1).split(/#(.*)/);
    link.setAttribute('href', `#${id.replace(/(\/responses)&c=\d+$/, '$1') || copy.id}`);
    link.removeAttribute('data-discover');
  }
  // A menu of one server behind the path, buttons that copy, a field to choose the only media type.
  for (const gone of copy.querySelectorAll('[role="menu"], svg[data-component-name*="Chevron"], select')) gone.remove();
  for (const button of copy.querySelectorAll('button')) {
    const text = document.createElement('span');
    if (button.getAttribute('aria-haspopup')) text.append(...button.childNodes);
    text.className = button.className;
    if (text.textContent && !button.matches('[data-component-name*="copy" i]')) button.replaceWith(text);
    else button.remove();
  }
  for (const [from, to] of [
    ['h4', 'h3'],
    ['h5', 'h4'],
  ] as const) {
    for (const heading of copy.querySelectorAll(from)) rename(heading, to);
  }
  headBodies(copy);
  // Stryker disable OptionalChaining: where a request is, its panels are
  copy
    .querySelector('[id$="/request"]')
    ?.closest('[data-testid="middle-panel"]')
    ?.nextElementSibling?.prepend(document.createComment('samples'));
  // Stryker restore OptionalChaining
  for (const place of copy.querySelectorAll('.tooltip-copy-button')) {
    if (place.previousElementSibling) rename(place.previousElementSibling, 'code');
    (place.parentElement as Element).classList.add('copyable', 'server-url');
    place.remove();
  }
  for (const code of copy.querySelectorAll('pre')) {
    const holder = Object.assign(document.createElement('div'), { className: 'copyable' });
    code.replaceWith(holder);
    holder.append(code);
  }
  markForSearch(copy);
  for (const styled of copy.querySelectorAll('[style]')) styled.removeAttribute('style');
  for (const picture of copy.querySelectorAll('svg')) picture.setAttribute('aria-hidden', 'true');
  return copy;
}

/** Gives everything that has an address the name that the search finds it by, and values of enums an address. */
function markForSearch(copy: Element): void {
  for (const anchor of copy.querySelectorAll('a[aria-label^="link to "]')) {
    const name = (anchor.getAttribute('aria-label') as string).slice('link to '.length);
    (anchor.closest('[id]') as Element).setAttribute('data-search', name);
  }
  for (const value of copy.querySelectorAll('td:first-child')) {
    const [row, field] = [value.closest('tr'), value.closest('[id]')] as [Element, Element];
    row.id = `${field.id}=${value.textContent}`;
    row.setAttribute('data-search', value.textContent as string);
  }
}

/** The word above a body becomes a heading; below the status of a response, headings are one level lower. */
function headBodies(copy: Element): void {
  for (const link of copy.querySelectorAll('a[aria-label="link to Body"]')) {
    const word = link.closest('[data-deep-link-anchor]')?.nextSibling as ChildNode;
    const heading = Object.assign(copy.ownerDocument.createElement('h4'), { className: 'body-title' });
    word.replaceWith(heading);
    heading.append(word);
  }
  for (const heading of copy.querySelectorAll('h4[class*="response-status"] ~ * :is(h3, h4)')) rename(heading, 'h5');
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name);
  for (const { name: key, value } of element.attributes) renamed.setAttribute(key, value);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

import type { DOMWindow } from 'jsdom';
import { openEverything } from './open-everything.ts';
import type { ReferenceSection } from './render.ts';
import { withoutScript } from './without-script.ts';

/** Goes to every section in Redoc's menu, as a reader would, and collects what it shows there. */
export async function collectSections(window: DOMWindow): Promise<ReferenceSection[]> {
  const { document } = window;
  const menu = () => [...document.querySelectorAll('.menu-content a[href^="#/"]')];
  await settle(window, 'a menu', () => menu().length > 0);
  const routes = menu().map((link) => link.getAttribute('href') as string);
  const sections: ReferenceSection[] = [];
  for (const route of new Set(routes)) {
    const find = () => findSection(document, route.slice(1));
    window.location.hash = route;
    await settle(window, `a section for ${route}`, () => find()?.querySelector('h1, h2'));
    const section = find() as Element;
    await openEverything(section, (what, isThere) => settle(window, what, isThere));
    const collected = withoutScript(section);
    sections.push({ id: collected.id, html: collected.outerHTML });
  }
  return sections;
}

/** An operation is marked as one; the overview has its panels beside the part that is marked. */
function findSection(document: Document, path: string): Element | undefined {
  const marked = document.querySelector(`[data-section-id="${path}"]`);
  if (marked?.hasAttribute('data-item-kind')) return marked;
  return [...document.querySelectorAll('#api-content > * > *')].find((part) => part.contains(marked));
}

/** How many turns of the event loop nothing may change for: React renders within one, what Redoc puts off within three. */
const QUIET_TURNS = 5;
/** In milliseconds. */
const LONGEST = 30_000;

/** Waits until something is there and nothing has changed for a while. */
async function settle({ document, MutationObserver }: DOMWindow, what: string, isThere: () => unknown): Promise<void> {
  let quietTurns = 0;
  const observer = new MutationObserver(() => {
    quietTurns = 0;
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const end = Date.now() + LONGEST;
  // Stryker disable next-line EqualityOperator: one turn more changes nothing
  while (quietTurns < QUIET_TURNS || !isThere()) {
    // Stryker disable next-line EqualityOperator: a millisecond more or less is none that anyone waits for
    if (Date.now() > end) throw new Error(`Redoc does not show ${what}, which this expects of it`);
    await nextTurn();
    quietTurns++;
  }
  // Stryker disable next-line all: what nobody waits for any more takes time only
  observer.disconnect();
}

/** Lets everything run that is due: tasks of React are immediates, those of Redoc timers. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setTimeout(resolve)));
}

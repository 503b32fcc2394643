import type { DOMWindow } from 'jsdom';
import { openEverything } from './open-everything.ts';
import type { ReferenceSection } from './render.ts';
import { withoutScript } from './without-script.ts';

/** Goes to every section in Redoc's menu, as a reader would, and collects what it shows there. */
export async function collectSections(window: DOMWindow): Promise<ReferenceSection[]> {
  const { document } = window;
  await settle(window);
  const routes = [...document.querySelectorAll('.menu-content a[href^="#/"]')].map((link) => link.getAttribute('href'));
  const sections: ReferenceSection[] = [];
  for (const route of new Set(routes)) {
    window.location.hash = route as string;
    await settle(window);
    const section = findSection(document, route?.slice(1) as string);
    const title = section?.querySelector('h1, h2')?.textContent;
    if (!section || !title) throw new Error(`Redoc shows no section for ${route}, which its menu has`);
    await openEverything(section, () => settle(window));
    const collected = withoutScript(section);
    sections.push({ id: collected.id, title, html: collected.outerHTML });
  }
  if (sections.length === 0) throw new Error('Redoc shows no menu, so its sections cannot be found');
  return sections;
}

/** An operation is marked as one; the overview has its panels beside the part that is marked. */
function findSection(document: Document, path: string): Element | undefined {
  const marked = document.querySelector(`[data-section-id="${path}"]`) ?? undefined;
  if (!marked || marked.hasAttribute('data-item-kind')) return marked;
  return [...document.querySelectorAll('#api-content > * > *')].find((part) => part.contains(marked));
}

/** Waits until nothing has changed for a while. */
function settle(window: DOMWindow): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      observer.disconnect();
      resolve();
    };
    let timer = setTimeout(done, 60);
    const observer = new window.MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, 60);
    });
    observer.observe(window.document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

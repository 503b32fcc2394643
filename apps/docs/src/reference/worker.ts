/** Runs Redoc on a DOM without a browser, and returns what it shows of each document that it is sent. Needs a thread of its own: it fills the globals. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { JSDOM } from 'jsdom';
import { collectSections } from './collect-sections.ts';

const { window } = new JSDOM('<!DOCTYPE html><html><head></head><body><div id="redoc"></div></body></html>', {
  url: 'http://docs.invalid/',
  pretendToBeVisual: true,
});

/** Says that a section is in view while its address is open, and everything else at once, so that Redoc leaves nothing out. */
class OpenSectionInView {
  readonly #callback: (entries: object[]) => void;
  constructor(callback: (entries: object[]) => void) {
    this.#callback = callback;
  }
  observe(target: Element) {
    const id = target.getAttribute('data-section-id');
    const show = () => {
      if (id !== null && window.location.hash !== `#${id}`) return;
      window.removeEventListener('hashchange', show);
      setTimeout(() => this.#callback([{ target, isIntersecting: true, intersectionRatio: 1 }]));
    };
    window.addEventListener('hashchange', show);
    show();
  }
  unobserve() {}
  disconnect() {}
}

class NeverResized {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** Collects the rules that styled-components adds one by one; jsdom would parse all of them again for each. */
const rules: string[] = [];
Object.defineProperty(window.HTMLStyleElement.prototype, 'sheet', {
  value: {
    cssRules: rules,
    insertRule: (rule: string, index: number) => {
      rules.splice(index, 0, rule);
      return index;
    },
    deleteRule: (index: number) => rules.splice(index, 1),
  },
});

// What a browser has and jsdom has not.
Object.assign(window, {
  IntersectionObserver: OpenSectionInView,
  ResizeObserver: NeverResized,
  scrollTo() {},
  matchMedia: (media: string) => ({ media, matches: false, addEventListener() {}, removeEventListener() {} }),
});
window.Element.prototype.scrollIntoView = () => {};
// Redoc asks before every tooltip; jsdom says the same, after parsing each condition.
Object.assign(window, { CSS: { ...window.CSS, supports: () => true } });

/** Names that Node has too, of which Redoc needs those of the DOM. */
const OF_THE_DOM = ['AbortController', 'AbortSignal', 'CustomEvent', 'Event', 'EventTarget', 'navigator'];
for (const name of new Set([...Object.getOwnPropertyNames(window), ...OF_THE_DOM])) {
  if (name in globalThis && !OF_THE_DOM.includes(name)) continue;
  const value = window[name as keyof typeof window] as unknown;
  const isMethod = typeof value === 'function' && /^[a-z]/.test(name);
  Object.defineProperty(globalThis, name, {
    value: isMethod ? value.bind(window) : value,
    configurable: true,
    writable: true,
  });
}
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const) {
  Object.assign(globalThis, { [name]: window[name].bind(window) });
}

const OPTIONS = {
  router: 'hash',
  disableTelemetry: true,
  maxDisplayedEnumValues: 1_000,
  schemasExpansionLevel: 'all',
  // This site writes samples and examples itself; Redoc is spared the work.
  codeSamples: { languages: [] },
  jsonSamplesExpandLevel: 0,
};

console.info = () => {}; // Redoc says who made it
const { init } = await import(pathToFileURL(findRedoc()).href);
(parentPort as MessagePort).on('message', async (contract: object) => {
  const root = init(contract, OPTIONS, window.document.getElementById('redoc'));
  const sections = await collectSections(window);
  parentPort?.postMessage({ sections, rules });
  root.unmount(); // takes its rules with it
  window.location.hash = '';
});

/** Redoc 3 ships inside the command line tool that renders with it; as a package of its own it does not install. */
function findRedoc(): string {
  const cli = dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json'));
  const redoc = join(cli, 'lib/chunks/redoc.standalone.js');
  if (!existsSync(redoc))
    throw new Error(`There is no ${redoc}; see how redocly build-docs --inlineBundle finds its own`);
  return redoc;
}

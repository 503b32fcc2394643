/** Runs Redoc on a DOM without a browser, and returns what it shows of each document that it is sent. Needs a thread of its own: it fills the globals. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { JSDOM } from 'jsdom';
import { collectSections } from './collect-sections.ts';

const { window } = new JSDOM('<div id="redoc"></div>', { url: 'http://docs.invalid/', pretendToBeVisual: true });

/** Collects the rules that styled-components adds one by one; jsdom would parse all of them again for each. */
const rules: string[] = [];
Object.defineProperty(window.HTMLStyleElement.prototype, 'sheet', {
  value: {
    cssRules: rules,
    insertRule: (rule: string, index: number) => {
      rules.splice(index, 0, rule);
      return index;
    },
    // Stryker disable next-line ArrowFunction: a rule that stays does no harm, since only those that are needed are kept
    deleteRule: (index: number) => rules.splice(index, 1),
  },
});

// What a browser has and jsdom has not.
window.scrollTo = () => {};
window.Element.prototype.scrollIntoView = () => {};
// Redoc asks before every tooltip; jsdom says the same, after parsing each condition.
// Stryker disable next-line all: it takes time only
Object.assign(window, { CSS: { ...window.CSS, supports: () => true } });

for (const name of Object.getOwnPropertyNames(window)) {
  // Node's own does not end what listens to the DOM.
  // Stryker disable next-line ConditionalExpression,StringLiteral: what goes on listening takes memory only
  if (name in globalThis && name !== 'AbortController') continue;
  Object.defineProperty(globalThis, name, { value: window[name as keyof typeof window] });
}
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const) {
  Object.assign(globalThis, { [name]: window[name].bind(window) });
}

const OPTIONS = {
  // Stryker disable next-line BooleanLiteral: no test sends anything to anyone
  disableTelemetry: true,
  maxDisplayedEnumValues: 1_000,
  // Stryker disable next-line StringLiteral: what Redoc would fold is opened, which takes longer
  schemasExpansionLevel: 'all',
  // This site writes samples and examples itself; Redoc is spared the work.
  // Stryker disable next-line ObjectLiteral,ArrayDeclaration: it takes time only
  codeSamples: { languages: [] },
  jsonSamplesExpandLevel: 0,
};

// Redoc says who made it.
console.info = () => {};
const { init } = await import(pathToFileURL(findRedoc()).href);
const port = parentPort as MessagePort;
port.on('message', async (contract: object) => {
  const root = init(contract, OPTIONS, window.document.getElementById('redoc'));
  const sections = await collectSections(window);
  port.postMessage({ sections, rules });
  root.unmount(); // takes its rules with it
  window.location.hash = '';
});

/** Redoc 3 ships inside the command line tool that renders with it; as a package of its own it does not install. */
function findRedoc(): string {
  const cli = dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json'));
  return join(cli, 'lib/chunks/redoc.standalone.js'); // see how `redocly build-docs --inlineBundle` finds its own
}

import { Worker } from 'node:worker_threads';
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import postcss from 'postcss';
import { PurgeCSS, type ResultPurge } from 'purgecss';
import type { Recall } from '../output/memory.ts';
import { splitContract } from './split-contract.ts';
import { themeDark } from './theme-dark.ts';

/** A section of the reference: the overview, or an operation. */
export interface ReferenceSection {
  /** Id of its element, which links lead to. */
  id: string;
  html: string;
}

/** What Redoc makes of a contract, free of everything that needs a script. */
export interface RenderedReference {
  /** The overview, then every operation. */
  sections: ReferenceSection[];
  css: string;
}

/** What Redoc shows of a document, and all rules that it has written until then. */
interface Rendered {
  sections: ReferenceSection[];
  rules: string[];
}

/** Redoc, in a thread that starts with the first document. */
export interface Redoc extends AsyncDisposable {
  render(document: OpenApi.Document): Promise<Rendered>;
}

/**
 * Renders a contract with Redoc: its own script runs once, here, on a DOM without a browser, instead of in every
 * reader's browser. What readers get is what Redoc shows, with every tab and every example opened.
 *
 * @throws {Error} if Redoc shows something else than this expects
 */
export async function renderReference(contract: OpenApi.Document, recall: Recall): Promise<RenderedReference> {
  await using redoc = startRedoc();
  const { sections, rules } = await renderSections(contract, redoc, recall);
  const css = mergeRules(rules).join('');
  return { sections, css: themeDark(keepInside(await keepUsed(css, sections))) };
}

/** Renders the overview and every operation of a contract, with the rules that Redoc writes for them. */
export async function renderSections(contract: OpenApi.Document, redoc: Redoc, recall: Recall) {
  const rendered: Rendered[] = [];
  for (const document of splitContract(contract)) {
    rendered.push(await recall(['redoc', document], () => redoc.render(document)));
  }
  return {
    sections: rendered.flatMap((one, index) => (index === 0 ? one.sections : one.sections.slice(1))),
    rules: rendered.map(({ rules }) => rules),
  };
}

/** Starts Redoc. It renders one document at a time, and many before it is disposed of. */
export function startRedoc(): Redoc {
  let worker: Worker | undefined;
  return {
    render(document) {
      worker ??= new Worker(new URL('worker.ts', import.meta.url)).once('exit', () => {
        worker = undefined;
      });
      return ask(worker, document);
    },
    async [Symbol.asyncDispose]() {
      await worker?.terminate();
    },
  };
}

function ask(worker: Worker, document: OpenApi.Document): Promise<Rendered> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('Redoc ended without having rendered the reference'));
    worker.once('error', reject).once('exit', ended);
    worker.once('message', (rendered: Rendered) => {
      worker.off('error', reject).off('exit', ended);
      resolve(rendered);
    });
    worker.postMessage(document);
  });
}

/** Puts lists of rules into one that has the order of each: Redoc writes its rules in one order, and those that it needs. */
function mergeRules(lists: readonly string[][]): string[] {
  const merged: string[] = [];
  const known = new Set<string>();
  for (const list of lists) {
    let place = 0;
    for (const rule of list) {
      if (known.has(rule)) place = merged.indexOf(rule, place) + 1 || place;
      else merged.splice(place++, 0, rule);
      known.add(rule);
    }
  }
  return merged;
}

/** Redoc resets elements on the whole page; here that ends where its part of the page ends, and it has no buttons left. */
function keepInside(css: string): string {
  const root = postcss.parse(css);
  root.walkRules(/^[a-z]+$/, (rule) => {
    if (rule.selector === 'button') rule.remove();
    else rule.selector = `:where(#redoc) ${rule.selector}`;
  });
  return root.toString();
}

/** Redoc's theme has the styles of everything that it could show; a reader needs those of what it does show. */
async function keepUsed(css: string, sections: readonly ReferenceSection[]): Promise<string> {
  const frame = '<html class="dark"><body><div id="redoc"></div></body></html>';
  const purged = await new PurgeCSS().purge({
    // Stryker disable next-line StringLiteral: names are found in the same way whatever the extension
    content: [frame, ...sections.map(({ html }) => html)].map((raw) => ({ raw, extension: 'html' })),
    css: [{ raw: css }],
    variables: true,
    keyframes: true,
    fontFace: true,
  });
  return (purged as [ResultPurge])[0].css;
}

import { Worker } from 'node:worker_threads';
import postcss from 'postcss';
import { PurgeCSS } from 'purgecss';
import { themeDark } from './theme-dark.ts';

/** A section of the reference: the overview, or an operation. */
export interface ReferenceSection {
  /** Id of its element, which links lead to. */
  id: string;
  html: string;
}

/** What Redoc makes of a contract, free of everything that needs a script. */
export interface RenderedReference {
  sections: ReferenceSection[];
  css: string;
}

/**
 * Renders a contract with Redoc: its own script runs once, here, on a DOM without a browser, instead of in every
 * reader's browser. What readers get is what Redoc shows, with every tab and every example opened.
 *
 * @throws {Error} if Redoc shows something else than this expects
 */
export async function renderReference(contract: object): Promise<RenderedReference> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: contract });
  const { sections, css } = await new Promise<RenderedReference>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('Redoc ended without having rendered the reference')));
  });
  await worker.terminate();
  return { sections, css: themeDark(keepInside(await keepUsed(css, sections))) };
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
async function keepUsed(css: string, sections: ReferenceSection[]): Promise<string> {
  const raw = `<html class="dark"><body><div id="redoc">${sections.map(({ html }) => html).join('')}</div></body></html>`;
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw, extension: 'html' }],
    css: [{ raw: css }],
    variables: true,
    keyframes: true,
    fontFace: true,
  });
  if (!purged) throw new Error('No style is left of those that Redoc wrote');
  return purged.css;
}

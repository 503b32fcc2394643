import { createDocument } from '@mixmark-io/domino';
import type { Page } from '../frame/page.ts';
import { type Heading, inspectPage } from '../search/inspect-page.ts';
import type { SearchEntry } from '../search/options.ts';
import { writeTwin } from './twin.ts';

/** A page with all that is made from it, before it gets the frame that all pages share. */
export interface FinishedPage extends Omit<Page, 'main'> {
  main: string;
  markdown: string;
  /** For its table of contents. */
  headings: Heading[];
  /** What the search finds on it. */
  entries: SearchEntry[];
}

/** Writes the Markdown of a page, and reads from it what its table of contents and the search need. */
export async function finishPage(page: Page): Promise<FinishedPage> {
  const main = String(await page.main);
  const parsed = parseMain(main);
  return {
    ...page,
    main,
    ...inspectPage(parsed, page.path, page.title),
    markdown: page.markdown ?? writeTwin(parsed),
  };
}

/** Parses a page without its frame. */
export function parseMain(main: string): HTMLElement {
  return createDocument(main).body;
}

import { html, raw } from 'hono/html';
import type { Texts } from '../texts.ts';

/** Text that is safe to put into a page, as the templates make it. */
export type Html = ReturnType<typeof html>;

/** A page in one language, before it gets the frame that all pages share. */
export interface Page {
  /** Its place below the root of its language: `''` or a folder with a slash at its end. */
  path: string;
  title: string;
  description: string;
  main: Html;
  /** Its Markdown, where that is not made from `main`. */
  markdown?: string;
  /** Names of styles and scripts that it needs beyond those of every page. */
  assets?: readonly string[];
  /** True if it speaks every language at once, and so has no other version. */
  inAllLanguages?: boolean;
  /** Where anchors lead that it does not have: they were here once. */
  otherAnchors?: string;
  /** Of a page that is about one operation: leads to the others. */
  navigation?: Html | undefined;
  /** Servers that its scripts may call, if not only its own. */
  connect?: string;
}

/** A page, as lists of pages show it. */
export type ListedPage = Pick<Page, 'path' | 'title' | 'description' | 'navigation'>;

/** Writes a text of the contract or of the site, which is Markdown of which single sentences use nothing but `code`. */
export function sentence(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part))}`;
}

/** A heading that links to itself and that the search finds. */
export function heading(level: 2 | 3, id: string, content: Html | string, { linkTo }: Texts, name = String(content)) {
  const tag = raw(`h${level}`);
  return html`<${tag} id="${id}" data-search="${name}">${content} <a class="anchor" href="#${id}" aria-label="${linkTo} ${name}">#</a></${tag}>`;
}

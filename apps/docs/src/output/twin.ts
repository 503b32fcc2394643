import { JSDOM } from 'jsdom';
import TurndownService from 'turndown';

/** What only a page can do, or what belongs only to its looks. */
const NOT_PROSE = 'svg, form, noscript, legend, a.anchor, .base-url, .outcome, .exchange, .result > h3:first-child';

const turndown = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' })
  .addRule('label', { filter: ['dt', 'label'], replacement: (content) => `\n\n**${content.trim()}**\n\n` })
  .addRule('cell', {
    filter: ['th', 'td'],
    replacement: (content) => `| ${content.trim().replaceAll('|', '\\|').replaceAll('\n', ' ')} `,
  })
  .addRule('row', {
    filter: 'tr',
    replacement: (content, row) =>
      `${content}|\n${row.parentElement?.tagName === 'THEAD' ? `${'|---'.repeat(row.children.length)}|\n` : ''}`,
  })
  .addRule('rows', { filter: ['thead', 'tbody'], replacement: (content) => content });

/**
 * Writes what a page says as Markdown, for readers that are programs. Links lead to the Markdown of other pages.
 *
 * @param main The page without its frame.
 * @param path Its place below the root of its language.
 * @param isApart Whether the text will be at that root, as a part of a larger one.
 * @example
 * writeTwin('<p>See <a href="../guides/#x">the guides</a>.</p>', 'errors/') // 'See [the guides](../guides/index.md#x).\n'
 */
export function writeTwin(main: string, path: string, isApart = false): string {
  const { document } = new JSDOM(main).window;
  for (const element of document.querySelectorAll(NOT_PROSE)) element.remove();
  for (const pre of document.querySelectorAll('pre[data-language]'))
    pre.firstElementChild?.setAttribute('class', `language-${pre.getAttribute('data-language')}`);
  for (const link of document.querySelectorAll('a[href]'))
    link.setAttribute('href', leadToTwin(link.getAttribute('href') ?? '', path, isApart));
  return `${turndown.turndown(document.body)}\n`;
}

function leadToTwin(href: string, path: string, isApart: boolean): string {
  if (/^\w+:/.test(href)) return href;
  const twin = href.replace(/\/(?=$|#)/, '/index.md');
  if (!isApart) return twin;
  const { pathname, hash } = new URL(twin, `file:///root/${path}index.md`);
  return pathname.replace(/^\/root/, '.') + hash;
}

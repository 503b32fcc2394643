import TurndownService from 'turndown';

/** What only a page can do, or what belongs only to its looks. */
const NOT_PROSE = 'svg, form, noscript, legend, a.anchor, .base-url, .outcome, .exchange, .result > h3:first-child';

const RULES: Readonly<Record<string, TurndownService.Rule>> = {
  label: { filter: ['dt', 'label'], replacement: (content) => `\n\n**${content}**\n\n` },
  cell: {
    filter: ['th', 'td'],
    replacement: (content) => `| ${content.trim().replaceAll('|', '\\|').replaceAll('\n', ' ')} `,
  },
  row: {
    filter: 'tr',
    replacement: (content, row) =>
      `${content}|\n${(row.parentNode as Element).tagName === 'THEAD' ? `${'|---'.repeat((row as Element).children.length)}|\n` : ''}`,
  },
  rows: { filter: ['thead', 'tbody'], replacement: (content) => content },
};

const turndown = new TurndownService({
  // Stryker disable next-line StringLiteral: whatever is not "setext" is this
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
});
for (const [name, rule] of Object.entries(RULES)) turndown.addRule(name, rule);

/**
 * Writes what a page says as Markdown, for readers that are programs. Links lead to the Markdown of other pages.
 *
 * @param page The page without its frame; what is not prose is taken out of it.
 * @example
 * writeTwin(parseMain('<p>See <a href="../guides/#x">the guides</a>.</p>')) // 'See [the guides](../guides/index.md#x).\n'
 */
export function writeTwin(page: HTMLElement): string {
  for (const element of page.querySelectorAll(NOT_PROSE)) element.remove();
  for (const pre of page.querySelectorAll('pre[data-language]'))
    (pre.firstElementChild as Element).setAttribute('class', `language-${pre.getAttribute('data-language')}`);
  for (const link of page.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') as string;
    if (!/^\w+:/.test(href)) link.setAttribute('href', href.replace(/\/(?=$|#)/, '/index.md'));
  }
  return `${turndown.turndown(page)}\n`;
}

/**
 * Moves Markdown from its page to the root of its language, where it is a part of a larger text.
 *
 * @param path The place of its page below that root.
 */
export function moveToRoot(markdown: string, path: string): string {
  return markdown.replace(/(?<=\]\()(?:\.|#)[^)\s]*(?=\))/g, (href) => {
    const { pathname, hash } = new URL(href, `file:///root/${path}index.md`);
    return pathname.replace('/root', '.') + hash;
  });
}

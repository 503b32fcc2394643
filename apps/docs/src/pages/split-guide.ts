import type { Language } from '@ciam-sms/contract/model';

const CHINESE = /^:::zh\n([\s\S]*)\n:::$/;
/** Code, and what is taken from the contract, is the same in every language; a diagram has words. */
const SHARED = /^(```(?!mermaid)|\{\{)/;

/**
 * Takes one language out of a guide. Guides are written once: every block of prose is followed by its Chinese, between
 * `:::zh` and `:::`; code is shared. A heading has the same anchor in both, made from its English text.
 *
 * @throws {Error} that names file and block, if a block has no Chinese
 */
export function splitGuide(text: string, language: Language, file: string) {
  const blocks = [...text.matchAll(/```[\s\S]*?^```$|:::zh\n[\s\S]*?^:::$|(?:.\n?)+/gm)].map(([block]) => block.trim());
  const markdown: string[] = [];
  const anchors = new Map<string, string>();
  for (const [index, block] of blocks.entries()) {
    if (CHINESE.test(block)) continue;
    // Stryker disable next-line StringLiteral: neither is Chinese
    const chinese = CHINESE.exec(blocks[index + 1] ?? '')?.[1];
    const isShared = SHARED.test(block);
    if (!isShared && !chinese) throw new Error(`${file}: this block has no Chinese, :::zh, below it: ${block}`);
    if (isShared && chinese)
      throw new Error(`${file}: this block is shared by all languages, so it has no Chinese: ${block}`);
    const shown = language === 'zh' && chinese ? chinese : block;
    if (block.startsWith('##'))
      anchors.set(
        shown,
        block
          .replace(/#+ /, '')
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-'),
      );
    markdown.push(shown);
  }
  return { markdown, anchors };
}

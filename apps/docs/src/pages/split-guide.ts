import type { Language } from '@ciam-sms/contract/model';

const CHINESE = /^:::zh\n([\s\S]*)\n:::$/;
/** Code, and what is taken from the contract, is the same in every language; a diagram has words. */
const SHARED = /^(```(?!mermaid)|\{\{)/;

/** A guide is written in another way than guides are; the message names file and line. */
export class GuideMistake extends Error {}

/**
 * Takes one language out of a guide. Guides are written once: every block of prose is followed by its Chinese, between
 * `:::zh` and `:::`; code is shared. A heading has the same anchor in both, made from its English text.
 *
 * @throws {GuideMistake} if a block has no Chinese, or should have none
 */
export function splitGuide(text: string, language: Language, file: string) {
  const found = [...text.matchAll(/```[\s\S]*?^```$|:::zh\n[\s\S]*?^:::$|(?:.\n?)+/gm)];
  const blocks = found.map(([block]) => block.trim());
  const markdown: string[] = [];
  const anchors = new Map<string, string>();
  for (const [index, block] of blocks.entries()) {
    if (CHINESE.test(block)) continue;
    // Stryker disable next-line StringLiteral: neither is Chinese
    const chinese = CHINESE.exec(blocks[index + 1] ?? '')?.[1];
    const isShared = SHARED.test(block);
    if (isShared === Boolean(chinese)) {
      const line = text.slice(0, found[index]?.index).split('\n').length;
      const demand = isShared
        ? 'is the same in all languages. Remove the :::zh block below it'
        : 'has no Chinese. Add it below, between :::zh and :::';
      throw new GuideMistake(`${file}:${line}: this block ${demand}\n\n${block}`);
    }
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

import { describe, expect, test } from 'vitest';
import { splitGuide } from '../src/pages/split-guide.ts';

const GUIDE = `# Title

:::zh
# 标题
:::

## First steps

:::zh
## 第一步
:::

\`\`\`sh
npm start
\`\`\`
`;

describe('a guide', () => {
  test.for([
    { language: 'en' as const, markdown: ['# Title', '## First steps', '```sh\nnpm start\n```'] },
    { language: 'zh' as const, markdown: ['# 标题', '## 第一步', '```sh\nnpm start\n```'] },
  ])('is written once and shown in "$language", with the code that both share', ({ language, markdown }) => {
    expect(splitGuide(GUIDE, language, 'guide.md').markdown).toEqual(markdown);
  });

  test('has the same anchors in both languages', () => {
    expect([...splitGuide(GUIDE, 'zh', 'guide.md').anchors]).toEqual([['## 第一步', 'first-steps']]);
  });

  test('may have a diagram in each language', () => {
    const diagram = (name: string) => `\`\`\`mermaid\nsequenceDiagram\n  participant ${name}\n\`\`\``;
    const guide = `${GUIDE}\n${diagram('User')}\n\n:::zh\n${diagram('用户')}\n:::\n`;
    expect(splitGuide(guide, 'en', 'guide.md').markdown.at(-1)).toBe(diagram('User'));
    expect(splitGuide(guide, 'zh', 'guide.md').markdown.at(-1)).toBe(diagram('用户'));
  });

  test('is refused for a block without Chinese, which is named', () => {
    expect(() => splitGuide(`${GUIDE}\nOnly English.\n`, 'en', 'guide.md')).toThrow(
      'guide.md: this block has no Chinese, :::zh, below it: Only English.',
    );
  });

  test('is refused for code that has a Chinese version', () => {
    expect(() => splitGuide(`${GUIDE}\n:::zh\n代码\n:::\n`, 'en', 'guide.md')).toThrow('shared by all languages');
  });
});

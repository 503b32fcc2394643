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

  test('may have several lines in a block, and empty lines in code and in its Chinese', () => {
    const code = '```sh\nnpm ci\n\necho ```\n\n```sh\n\n```';
    const chinese = ':::zh\n两段\n\n文字 :::\n\n:::文字\n\n文字\n:::';
    const guide = `# Title\n\n:::zh\n# 标题\n:::\n\nTwo\nlines\n\n${chinese}\n\n${code}\n\n{{last}}`;
    expect(splitGuide(guide, 'en', 'guide.md').markdown).toEqual(['# Title', 'Two\nlines', code, '{{last}}']);
    expect(splitGuide(guide, 'zh', 'guide.md').markdown).toEqual(['# 标题', chinese.slice(6, -4), code, '{{last}}']);
  });

  test('has anchors of letters and digits', () => {
    const guide = '### C# -- & the rest, in 2 parts\n\n:::zh\n### 其余\n:::\n\nText\n\n:::zh\n文字\n:::\n';
    expect([...splitGuide(guide, 'en', 'guide.md').anchors]).toEqual([
      ['### C# -- & the rest, in 2 parts', 'c-the-rest-in-2-parts'],
    ]);
  });

  test('is refused for Chinese that begins or ends within a line', () => {
    for (const chinese of ['text :::zh\n文字\n:::', ':::zh\n文字\n::: text'])
      expect(() => splitGuide(`Text\n\n${chinese}\n`, 'zh', 'guide.md')).toThrow('has no Chinese');
  });

  test('may have a diagram in each language', () => {
    const diagram = (name: string) => `\`\`\`mermaid\nsequenceDiagram\n  participant ${name}\n\`\`\``;
    const guide = `${GUIDE}\n${diagram('User')}\n\n:::zh\n${diagram('用户')}\n:::\n`;
    expect(splitGuide(guide, 'en', 'guide.md').markdown.at(-1)).toBe(diagram('User'));
    expect(splitGuide(guide, 'zh', 'guide.md').markdown.at(-1)).toBe(diagram('用户'));
  });

  test('is refused for a block without Chinese, at its line', () => {
    expect(() => splitGuide(`${GUIDE}\nOnly English.\n`, 'en', 'guide.md')).toThrow(
      'guide.md:17: this block has no Chinese. Add it below, between :::zh and :::\n\nOnly English.',
    );
  });

  test('is refused for code that has a Chinese version', () => {
    expect(() => splitGuide(`${GUIDE}\n:::zh\n代码\n:::\n`, 'en', 'guide.md')).toThrow(
      'guide.md:13: this block is the same in all languages. Remove the :::zh block below it\n\n```sh\nnpm start\n```',
    );
  });
});

/** How a page becomes Markdown. That the Markdown of every page says what the page says, `llms.test.ts` checks. */
import { expect, test } from 'vitest';
import { parseMain } from '../src/output/finish-page.ts';
import { siteMap } from '../src/output/site-map.ts';
import { moveToRoot, writeTwin } from '../src/output/twin.ts';

test.for([
  ['headings and lists', '<h1>A</h1><h2>B</h2><ul><li>one</li><li>two</li></ul>', '# A\n\n## B\n\n-   one\n-   two\n'],
  [
    'code, with its language',
    '<pre data-language="ts"><code>const a = 1;\n</code></pre>',
    '```ts\nconst a = 1;\n```\n',
  ],
  ['labels', '<dl><dt> Cause </dt><dd>None</dd></dl><label>x</label>', '**Cause**\n\nNone\n\n**x**\n'],
  [
    'tables',
    '<table><thead><tr><th>A</th><th>B|C</th></tr></thead><tbody><tr><td><p>1</p><p>2</p></td><td>3</td></tr></tbody></table>',
    '| A | B\\|C |\n|---|---|\n| 1  2 | 3 |\n',
  ],
] as const)('a page becomes Markdown: %s', ([, html, markdown]) => {
  expect(writeTwin(parseMain(html))).toBe(markdown);
});

test.for([
  ...['<svg><text>no</text></svg>', '<form>no</form>', '<noscript>no</noscript>', '<a class="anchor" href="#a">no</a>'],
  ...['<fieldset><legend>no</legend></fieldset>', '<p class="base-url">no</p>', '<p class="outcome">no</p>'],
  ...['<p class="exchange">no</p>', '<div class="result"><h3>no</h3></div>'],
])('what only a page can do is left out of its Markdown: %s', (html) => {
  expect(writeTwin(parseMain(`<p>Text</p>${html}`))).toBe('Text\n');
});

test.for([
  ['../guides/', '../guides/index.md'],
  ['../guides/#x', '../guides/index.md#x'],
  ['./', './index.md'],
  ['../openapi.yaml', '../openapi.yaml'],
  ['#here', '#here'],
  ['https://example.com/', 'https://example.com/'],
  ['mailto:a@example.com', 'mailto:a@example.com'],
  ['../a/b/', '../a/b/index.md'],
  ['./a:b/', './a:b/index.md'],
])('a link to %s leads in the Markdown to %s', ([href, to]) => {
  expect(writeTwin(parseMain(`<a href="${href}">a</a>`))).toBe(`[a](${to})\n`);
});

test('Markdown that moves to the root keeps its links to the site, and no others are changed', () => {
  const moved = moveToRoot(
    '[a](../errors/index.md#X) [b](#y) [c](./d.md) [e](https://f.example/./g) (./h) [i](. j)',
    'try/',
  );
  expect(moved).toBe(
    '[a](./errors/index.md#X) [b](./try/index.md#y) [c](./try/d.md) [e](https://f.example/./g) (./h) [i](. j)',
  );
  expect(moveToRoot('[a](../../root/x.md)', 'guides/root/')).toBe('[a](./root/x.md)');
});

test('a site map lists addresses, as XML', () => {
  expect(siteMap(['https://a.example/', 'https://a.example/?b&c'])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://a.example/</loc></url>
<url><loc>https://a.example/?b&amp;c</loc></url>
</urlset>
`);
});

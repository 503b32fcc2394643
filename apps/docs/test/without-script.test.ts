/** What becomes of what Redoc shows, where no script is. */
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { withoutScript } from '../src/reference/without-script.ts';

/** The section of an operation, without its script. */
const copyOf = (html: string, attributes = 'id="op"') => {
  const { document } = new JSDOM(`<main><div ${attributes}>${html}</div></main>`).window;
  const section = document.querySelector('div') as Element;
  const copy = withoutScript(section);
  expect(section.childNodes).toHaveLength(0);
  return copy;
};
const htmlOf = (html: string) => copyOf(html).innerHTML;

test('the section keeps its id, and the one that has none is the overview', () => {
  expect(copyOf('').id).toBe('op');
  expect(copyOf('', '').id).toBe('overview');
});

test.for([
  ['#/', '#op'],
  ['#/op/a', '#op'],
  ['#/op/a#', '#op'],
  ['#/op/a#op/t=request', '#op/t=request'],
  ['#/op/a#op/responses&c=200', '#op/responses'],
  ['#/op/a#op/responses&c=20x', '#op/responses&c=20x'],
  ['#/op/a#op/request&c=200', '#op/request&c=200'],
  ['#/op/a#b#c', '#b#c'],
  ['#a', '#a'],
  ['https://example.com/#/a#b', 'https://example.com/#/a#b'],
] as const)('a link to %s leads to %s', ([href, to]) => {
  const link = copyOf(`<a href="${href}" data-discover="true">a</a>`).querySelector('a');
  expect(link?.getAttribute('href')).toBe(to);
  if (href.startsWith('#/')) expect(link?.hasAttribute('data-discover')).toBe(false);
});

test('what only a script could open or press is gone', () => {
  const gone = '<ul role="menu"></ul><svg data-component-name="icons/ChevronDown"></svg><select></select>';
  expect(htmlOf(`${gone}<p>Text</p>`)).toBe('<p>Text</p>');
  expect(
    htmlOf('<button data-component-name="Copy">Text</button><button data-component-name="a/copyButton">a</button>'),
  ).toBe('');
  expect(htmlOf('<button class="a"><b></b></button>')).toBe('');
});

test('what a button says of a menu stays', () => {
  expect(htmlOf('<button class="a" aria-haspopup="menu" data-component-name="Select">Text <b>bold</b></button>')).toBe(
    '<span class="a">Text <b>bold</b></span>',
  );
  expect(htmlOf('<button class="a" aria-haspopup="menu">Text</button>')).toBe('<span class="a">Text</span>');
  expect(htmlOf('<button class="a">Text</button>')).toBe('');
  expect(htmlOf('<button aria-haspopup="menu" data-component-name="a/CopyMenu">Copy</button>')).toBe('');
});

test('headings follow each other by one level', () => {
  expect(htmlOf('<h2 id="a">A</h2><h4 id="b" class="c">B <i>b</i></h4><h5>C</h5><h3>D</h3>')).toBe(
    '<h2 id="a">A</h2><h3 id="b" class="c">B <i>b</i></h3><h4>C</h4><h3>D</h3>',
  );
});

test('the word above a body becomes a heading, one level lower below the status of a response', () => {
  const body = '<p><i data-deep-link-anchor="b"><a aria-label="link to Body">#</a></i>Body</p>';
  expect(htmlOf(body.replaceAll(/<\/?p>/g, ''))).toContain('</i><h4 class="body-title">Body</h4>');
  const response = `<div><h5 class="a response-status">200</h5><div>${body}</div></div>`;
  expect(htmlOf(response)).toContain('<h5 class="body-title">Body</h5>');
  expect(htmlOf(`<div><h5 class="a">200</h5><div>${body}</div></div>`)).toContain('<h4 class="body-title">Body</h4>');
  expect(htmlOf('<a aria-label="link to Headers">#</a>Headers')).not.toContain('<h3');
});

test('the samples are beside the request', () => {
  const panels = '<div data-testid="middle-panel"><p><b id="op/request">Request</b></p></div><div><i>Redoc</i></div>';
  expect(copyOf(panels).querySelector('div + div')?.innerHTML).toBe('<!--samples--><i>Redoc</i>');
  expect(htmlOf(panels.replace('op/request', 'op/other'))).not.toContain('samples');
  expect(htmlOf('<b id="op/request">Request</b>')).not.toContain('samples');
});

test('what a button copied can be copied still: the URL of a server, and code', () => {
  expect(htmlOf('<p class="a"><span class="b">https://a</span><i class="tooltip-copy-button">Copy</i></p>')).toBe(
    '<p class="a copyable server-url"><code class="b">https://a</code></p>',
  );
  expect(htmlOf('<p><i class="tooltip-copy-button">Copy</i></p>')).toBe('<p class="copyable server-url"></p>');
  expect(htmlOf('<p><pre>code</pre></p>')).toContain('<div class="copyable"><pre>code</pre></div>');
});

describe('the search', () => {
  test('finds what has an address by its name', () => {
    const copy = copyOf(
      '<p id="op/a"><a aria-label="link to X-L">#</a></p><p id="op/b"><a aria-label="a link to">#</a></p>',
    );
    expect(copy.querySelector('[id="op/a"]')?.getAttribute('data-search')).toBe('X-L');
    expect(copy.querySelector('[id="op/b"]')?.hasAttribute('data-search')).toBe(false);
    expect(copy.hasAttribute('data-search')).toBe(false);
  });

  test('finds a value at an address of its own', () => {
    const copy = copyOf('<table id="op/type"><tr><td>LOGIN</td><td>Log in</td></tr></table>');
    const row = copy.querySelector('tr');
    expect([row?.id, row?.getAttribute('data-search')]).toEqual(['op/type=LOGIN', 'LOGIN']);
    expect(copy.querySelectorAll('[data-search]')).toHaveLength(1);
  });
});

test('nothing has a style of its own, and pictures are not read aloud', () => {
  expect(htmlOf('<p style="color: red">A</p><svg></svg>')).toBe('<p>A</p><svg aria-hidden="true"></svg>');
});

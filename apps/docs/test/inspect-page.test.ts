import { html } from 'hono/html';
import { describe, expect, test } from 'vitest';
import { finishPage, parseMain } from '../src/output/finish-page.ts';
import { inspectPage } from '../src/search/inspect-page.ts';

const textsOf = (main: string) => inspectPage(parseMain(main), 'page/', 'Page').entries.map(({ text }) => text);

describe('the table of contents of a page', () => {
  const headingsOf = (main: string) => inspectPage(parseMain(main), '', '').headings;

  test('has its headings below the first, with their levels', () => {
    expect(headingsOf('<h1 id="a">A</h1><h2 id="b">B</h2><h3 id="c">C</h3><h4 id="d">D</h4><h5 id="e">E</h5>')).toEqual(
      [
        { id: 'b', text: 'B', level: 2 },
        { id: 'c', text: 'C', level: 3 },
        { id: 'd', text: 'D', level: 4 },
      ],
    );
  });

  test('has a heading without an id at the anchor of what it is in, and none that has no anchor or no text', () => {
    expect(
      headingsOf('<div id="a"><p><h2>A</h2></p></div><h2>B</h2><h2 id="c"><a class="anchor" href="#c">#</a></h2>'),
    ).toEqual([{ id: 'a', text: 'A', level: 2 }]);
  });

  test('has the words of a heading apart from each other, and nothing that is not a word', () => {
    const words = '<code>GET</code> <small> all </small> <a href="#b">of</a> <b aria-label="these">them</b>';
    const heading = `<h2 id="a">${words}<a aria-label="Link">#</a><i hidden>no</i></h2>`;
    expect(headingsOf(heading)).toEqual([{ id: 'a', text: 'GET all of them', level: 2 }]);
  });

  test('has the method of an operation at its own heading only', () => {
    const main = '<div id="a" data-method="GET"><h2>Get</h2><h3>Query</h3></div><h2 id="b">No operation</h2>';
    expect(headingsOf(main)).toEqual([
      { id: 'a', text: 'Get', level: 2, method: 'GET' },
      { id: 'a', text: 'Query', level: 3 },
      { id: 'b', text: 'No operation', level: 2 },
    ]);
  });
});

describe('the search', () => {
  test('finds a page by its title, and what is marked on it by its name, at its anchor', () => {
    const main = '<h1>Page</h1><p>Text</p><dl><dt id="a" data-search="X-L">X-L</dt></dl><p id="b" data-search="">B</p>';
    expect(inspectPage(parseMain(main), 'page/', 'Page').entries).toEqual([
      { id: 'page/', title: 'Page', page: 'Page', text: '' },
      { id: 'page/#a', title: 'X-L', page: 'Page', text: '' },
      { id: 'page/#b', title: '', page: 'Page', text: 'B' },
    ]);
  });

  test('finds in a section what follows its heading, up to the next one, but no form and no links to other pages', () => {
    const main = `<h2 id="a" data-search="A">A</h2> out <p>one <b>two</b></p><form>no</form><fieldset>no</fieldset><nav>no</nav>
      <section class="result">no</section>
      <div>three<br>  four</div><h3 id="b" data-search="B">B</h3><p>five</p><h2 id="c" data-search="C">C</h2>`;
    expect(textsOf(main)).toEqual(['', 'one two three four', 'five', '']);
  });

  test('finds samples by their programming languages, and not by their code', () => {
    const tabs =
      '<fieldset class="tabs" data-call="{}"><legend>no</legend><label>Base URL</label><label><span>Go</span></label><pre>no</pre></fieldset>';
    expect(textsOf(`<h2 id="a" data-search="A">A</h2><p>in</p>${tabs}`)).toEqual(['', 'in Go']);
  });

  test('finds in anything else its own words, without its name and what is not a word', () => {
    const main =
      '<ul><li id="a" data-search="A">A <b>is\n  this</b><a aria-label="link to A">#</a></li><li>next</li></ul>';
    expect(textsOf(main)).toEqual(['', 'is this']);
    expect(textsOf('<ul><li id="a" data-search="B">A <b>B</b></li></ul>')).toEqual(['', 'A B']);
  });

  test('knows no more than 2,000 characters of a section', () => {
    expect(textsOf(`<h2 id="a" data-search="A">A</h2><p>${'a'.repeat(2_100)}</p>`)[1]).toBe('a'.repeat(2_000));
  });

  test('says of a part of the reference which operation it belongs to', () => {
    const operation = `<div id="op"><h2 id="h" data-search="Send">Send <code>it</code><a class="anchor">#</a></h2>
      <p id="f" data-search="field">field</p></div>`;
    const main = `<div id="redoc"><p id="o" data-search="O">O</p>${operation}</div>`;
    const { entries } = inspectPage(parseMain(main), '', 'Reference');
    expect(entries.map(({ page }) => page)).toEqual(['Reference', 'Reference', 'Reference', 'Reference · Send it']);
  });
});

test('a page is finished with what is read from it, and with Markdown if it has none', async () => {
  const page = { path: 'page/', title: 'A', description: 'About A', main: html`<h1>A</h1><h2 id="b">B</h2>` };
  const main = '<h1>A</h1><h2 id="b">B</h2>';
  const finished = { ...page, main, ...inspectPage(parseMain(main), 'page/', 'A') };
  expect(await finishPage(page)).toEqual({ ...finished, markdown: '# A\n\n## B\n' });
  expect(await finishPage({ ...page, markdown: '# C\n' })).toEqual({ ...finished, markdown: '# C\n' });
});

/** How the sections of Redoc's menu are visited and collected, on a page that behaves as Redoc's does. */
import { JSDOM } from 'jsdom';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { collectSections } from '../src/reference/collect-sections.ts';

/** Lets three turns of the event loop pass: a page has come to rest after more than that, and after fewer than twice that. */
async function waitShortly() {
  for (const _ of [1, 2, 3]) await new Promise((resolve) => setImmediate(() => setTimeout(resolve)));
}

const OVERVIEW = '<main><div><p data-section-id="/"></p>Servers</div><div>Other</div></main>';
const OPERATION = '<div><div id="other/a" data-section-id="/other/a" data-item-kind="operation"></div></div>';
const MENU = '<a href="#/">Overview</a><a href="#/other/a">A</a><a href="#/other/a">A</a><a href="/b">B</a>';

/** A page that changes step by step when an address is opened, and all addresses that were. */
function openRedoc(steps: ((part: Element) => void)[]) {
  const { window } = new JSDOM(
    `<a href="#/c">C</a><nav class="menu-content"></nav><div id="api-content">${OVERVIEW}<main></main></div>`,
    { url: 'http://docs.invalid/' },
  );
  const { document } = window;
  const visited: string[] = [];
  window.addEventListener('hashchange', async () => {
    const address = window.location.hash.slice(1);
    visited.push(address);
    await waitShortly();
    await waitShortly();
    if (address !== '/') (document.querySelector('main:last-child') as Element).innerHTML = OPERATION;
    const part = document.querySelector(`[data-section-id="${address}"]`) as Element;
    for (const step of steps) {
      await waitShortly();
      step(part);
    }
  });
  const showMenu = async () => {
    await waitShortly();
    await waitShortly();
    (document.querySelector('.menu-content') as Element).innerHTML = MENU;
  };
  return { window, visited, showMenu };
}

test('every address of the menu is opened once, and what it shows is collected', async () => {
  const { window, visited, showMenu } = openRedoc([
    () => {},
    (part) => {
      part.innerHTML = '<h2>Title</h2><p><button aria-expanded="false">More</button></p>';
      part.querySelector('button')?.addEventListener('click', async ({ target }) => {
        await waitShortly();
        (target as Element).replaceWith('Text');
      });
    },
  ]);
  const [sections] = await Promise.all([collectSections(window), showMenu()]);
  expect(visited).toEqual(['/', '/other/a']);
  expect(sections).toEqual([
    {
      id: 'overview',
      html: '<div id="overview"><p data-section-id="/"><h2>Title</h2><p>Text</p></p>Servers</div>',
    },
    {
      id: 'other/a',
      html: '<div id="other/a" data-section-id="/other/a" data-item-kind="operation"><h2>Title</h2><p>Text</p></div>',
    },
  ]);
  expect(window.document.getElementById('api-content')?.textContent).toBe('Other');
});

test('a section is collected once nothing changes any more', async () => {
  const { window, showMenu } = openRedoc([
    (part) => {
      part.innerHTML = '<h1>Title</h1><p><i>0</i></p>';
    },
    (part) => part.querySelector('i')?.setAttribute('title', 'a'),
    (part) => {
      (part.querySelector('i')?.firstChild as Text).data = '1';
    },
    (part) => part.querySelector('p')?.append('2'),
    (part) => part.querySelector('i')?.setAttribute('title', 'b'),
  ]);
  const [[, operation]] = await Promise.all([collectSections(window), showMenu()]);
  expect(operation?.html).toContain('<h1>Title</h1><p><i title="b">1</i>2</p>');
});

describe('what Redoc does not show in half a minute is reported', () => {
  /** Has half a minute passed. */
  const passTime = () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 30_001);
    onTestFinished(() => now.mockRestore());
  };

  test('a menu', async () => {
    const collected = collectSections(openRedoc([]).window);
    passTime();
    await expect(collected).rejects.toThrow('Redoc does not show a menu, which this expects of it');
  });

  test('a section with a title', async () => {
    const { window, showMenu } = openRedoc([passTime]);
    const reported = expect(collectSections(window)).rejects.toThrow(
      'Redoc does not show a section for #/, which this expects of it',
    );
    await Promise.all([reported, showMenu()]);
  });
});

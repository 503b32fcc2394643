/** How what Redoc keeps closed is opened, on pages that behave as Redoc does. */
import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';
import { openEverything } from '../src/reference/open-everything.ts';

const { document } = new JSDOM('').window;
/** Waits for nothing: the pages here change at once. */
const settle = async (what: string, isThere: () => unknown) => {
  if (!isThere()) throw new Error(`There is no ${what}`);
};

function sectionOf(html: string): HTMLElement {
  const section = document.createElement('div');
  section.innerHTML = html;
  document.body.replaceChildren(section);
  return section;
}

describe('buttons', () => {
  /** Opens a page on which a pressed button is replaced by its title, if it has one, and counts what is pressed. */
  const pressedOf = async (html: string) => {
    const section = sectionOf(html);
    const pressed: string[] = [];
    section.addEventListener('click', ({ target }) => {
      const button = target as HTMLButtonElement;
      pressed.push(button.id);
      button.outerHTML = button.title;
    });
    await openEverything(section, settle);
    return pressed;
  };

  test('that show more are pressed, and those that these show', async () => {
    const inner = '<button id=b aria-expanded=false></button>';
    expect(
      await pressedOf(`<button id=a aria-expanded=false title='${inner}'></button><button id=c>Show more</button>`),
    ).toEqual(['a', 'c', 'b']);
    for (const text of ['Show pattern', '+  Show properties', '+Show all'])
      expect(await pressedOf(`<button id=a>${text}</button>`)).toEqual(['a']);
  });

  test.for([
    '<button aria-expanded=true>Hide</button>',
    '<button>Show</button>',
    '<button>Do Show it</button>',
    '<button>- Show it</button>',
    '<button aria-expanded=false aria-haspopup=menu></button>',
    '<div role=tablist><button aria-expanded=false></button></div>',
    '<div role=menu><button aria-expanded=false></button></div>',
    '<button aria-expanded=false data-component-name=a/CopyButton></button>',
  ])('that do not are left alone: %s', async (html) => {
    expect(await pressedOf(html)).toEqual([]);
  });

  test('that have another name than one that copies are pressed', async () => {
    expect(await pressedOf('<button id=a aria-expanded=false data-component-name=Schema></button>')).toEqual(['a']);
  });

  test('of which one stays closed are reported', async () => {
    const section = sectionOf('<button id=a aria-expanded=false></button><button aria-expanded=false></button>');
    section.querySelector('#a')?.addEventListener('click', ({ target }) => (target as Element).remove());
    await expect(openEverything(section, settle)).rejects.toThrow('There is no what it kept folded');
  });

  test('that take longer to open than others are pressed once', async () => {
    const section = sectionOf('<button id=a aria-expanded=false></button><button id=b aria-expanded=false></button>');
    let pressed = 0;
    section.querySelector('#a')?.addEventListener('click', ({ target }) => (target as Element).remove());
    section.querySelector('#b')?.addEventListener('click', ({ target }) => {
      pressed++;
      setTimeout(() => (target as Element).remove());
    });
    await openEverything(section, (_, isThere) => vi.waitFor(() => expect(isThere()).toBe(true)));
    expect(pressed).toBe(1);
  });

  test('that stay closed are reported', async () => {
    const section = sectionOf('<button aria-expanded=false></button>');
    await expect(openEverything(section, settle)).rejects.toThrow('There is no what it kept folded');
  });
});

describe('responses', () => {
  const panel = (text: string) => `<div data-testid="panel-body"><i>${text}</i></div>`;
  const HEADER =
    '<p><b data-component-name="Panel/PanelHeaderTitle">Response</b><button>200</button><button>400</button></p>';
  /** An operation with a request, and responses of which the pressed one is shown. */
  const operation = (block = '<section><h4>Responses</h4></section>') =>
    sectionOf(`${panel('request')}<div id="block">
      <div data-testid="middle-panel"><div id="op/responses&c=200">${block}</div><div id="content">Fields of 200</div>
      <div role="tablist" aria-label="Response status"><button role="tab" aria-selected="true">200</button><button role="tab">400</button></div></div>
      <div>${HEADER}${panel('200')}</div></div>`);
  const open = async (section = operation()) => {
    for (const tab of section.querySelectorAll('[role="tab"]')) {
      tab.addEventListener('click', () => {
        for (const other of section.querySelectorAll('[role="tab"]'))
          other.setAttribute('aria-selected', String(other === tab));
        const status = tab.textContent;
        (section.querySelector('#content') as Element).textContent = `Fields of ${status}`;
        (section.querySelector('#block [data-testid="panel-body"] i') as Element).textContent = status;
      });
    }
    await openEverything(section, settle);
    return section;
  };

  test('are below each other, in their order, each with its status as a heading that has an address', async () => {
    const section = await open();
    const responses = [...section.querySelectorAll('[data-response]')];
    expect(responses.map((one) => one.getAttribute('data-response'))).toEqual(['200', '400']);
    expect(responses.map((one) => one.querySelector('#content')?.textContent)).toEqual([
      '200Fields of 200',
      '400Fields of 400',
    ]);
    expect(
      [...section.querySelectorAll('#content > h5:first-child')].map((one) => [one.id, one.className, one.textContent]),
    ).toEqual([
      ['op/responses/200', 'response-status status-2xx', '200'],
      ['op/responses/400', 'response-status status-4xx', '400'],
    ]);
    expect(section.querySelectorAll('[role="tablist"]')).toHaveLength(0);
  });

  test('have one heading together', async () => {
    const section = await open();
    const headings = [...section.querySelectorAll('h4')];
    expect(headings).toHaveLength(1);
    expect(headings[0]?.closest('[data-response]')?.getAttribute('data-response')).toBe('200');
  });

  test('have examples that are marked with their status, as those of the request are', async () => {
    const marked = [...(await open()).querySelectorAll('[data-testid="panel-body"]')].map((one) => one.innerHTML);
    expect(marked).toEqual([
      ...['request', '200', '400'].map((body) => `<!--examples:${body}--><i>${body}</i><!--/examples-->`),
    ]);
  });

  test('have in the name of their panel their own status only', async () => {
    const names = [...(await open()).querySelectorAll('[data-response] p')].map((one) => one.textContent);
    expect(names).toEqual(['Response 200', 'Response 400']);
    const buttons = (await open()).querySelectorAll('[data-response] p button');
    expect(buttons).toHaveLength(0);
  });

  test('may have no panel, because they have no body', async () => {
    const section = operation();
    section.querySelector('p')?.parentElement?.remove();
    await openEverything(section, async () => {});
    expect(section.querySelectorAll('[data-response]')).toHaveLength(2);
  });

  test('that are shown in another way are reported', async () => {
    await expect(open(operation(''))).rejects.toThrow('Redoc shows a response in another way than this expects');
    const section = operation();
    section.querySelector('#content')?.remove();
    section.querySelector('[role="tablist"]')?.before('text');
    section
      .querySelector('[data-testid="middle-panel"]')
      ?.prepend(section.querySelector('[role="tablist"]') as Element);
    await expect(openEverything(section, async () => {})).rejects.toThrow('in another way');
  });

  test('are waited for', async () => {
    await expect(openEverything(operation(), settle)).rejects.toThrow('There is no the response of a tab');
  });

  test('are none in the overview, whose examples are not marked', async () => {
    const section = sectionOf(panel('servers'));
    await openEverything(section, settle);
    expect(section.innerHTML).toBe(panel('servers'));
  });
});

/** Waits until something is there and Redoc has come to rest; `what` is for the message if it never is. */
type Settle = (what: string, isThere: () => unknown) => Promise<void>;

/** Where Redoc shows examples. */
const PANELS = '[data-testid="panel-body"]';

/**
 * Opens what Redoc keeps closed, and what it shows only one of at a time, so that all of it stands on the page: nested
 * fields, the responses behind their tabs, the examples behind their menu.
 */
export async function openEverything(section: Element, settle: Settle): Promise<void> {
  await unfold(section, settle);
  const tabs = section.querySelector('[role="tablist"][aria-label="Response status"]');
  const responses = tabs?.closest('[data-testid="middle-panel"]')?.parentElement;
  for (const panel of section.querySelectorAll(PANELS)) {
    if (!responses?.contains(panel)) await openExamples(panel, settle);
  }
  if (tabs && responses) await openResponses(tabs, responses, settle);
}

/** Presses every button that says it shows more. */
async function unfold(part: Element, settle: Settle): Promise<void> {
  for (const button of part.querySelectorAll('button')) {
    const opensMenu = button.hasAttribute('aria-haspopup') || button.closest('[role="tablist"], [role="menu"]');
    if (opensMenu || button.dataset.componentName?.includes('Copy')) continue;
    if (button.getAttribute('aria-expanded') === 'false' || /^\+?\s*Show /.test(button.textContent ?? '')) {
      button.click();
      await settle('what it kept folded', () => true);
    }
  }
}

/** Puts the responses, of which Redoc shows one, below each other. */
async function openResponses(tabs: Element, block: Element, settle: Settle): Promise<void> {
  const opened: Element[] = [];
  for (const tab of [...tabs.querySelectorAll<HTMLElement>('[role="tab"]')]) {
    tab.click();
    await settle('the response of a tab', () => tab.getAttribute('aria-selected') === 'true');
    await unfold(block, settle);
    const status = tab.textContent ?? '';
    for (const panel of block.querySelectorAll(PANELS)) await openExamples(panel, settle);
    const copy = block.cloneNode(true) as Element;
    copy.setAttribute('data-response', status);
    opened.push(copy);
  }
  block.replaceWith(...opened);
  for (const [index, response] of opened.entries()) keepOneResponse(response, index === 0);
}

/** Of the copies of the block of responses, only the first keeps the heading; each says whose response it shows. */
function keepOneResponse(block: Element, isFirst: boolean): void {
  const status = block.getAttribute('data-response') as string;
  const document = block.ownerDocument;
  const heading = block.querySelector('h4')?.parentElement?.parentElement;
  const content = heading?.nextElementSibling;
  if (!heading || !content) throw new Error('Redoc shows a response in another way than this expects');
  block.querySelector('[role="tablist"]')?.remove();
  const title = document.createElement('h5');
  title.textContent = status;
  title.id = `${heading.id.split('&')[0]}/${status}`;
  title.className = `response-status status-${status.charAt(0)}xx`;
  content.prepend(title);
  if (!isFirst) heading.remove();
  const name = block.querySelector('[data-component-name="Panel/PanelHeaderTitle"]');
  name?.parentElement?.querySelectorAll('button').forEach((button) => {
    if (button.textContent === status) button.replaceWith(document.createTextNode(` ${status}`));
    else button.remove();
  });
}

/** Puts the examples behind a menu below each other, each in a <details> of its own. */
async function openExamples(panel: Element, settle: Settle): Promise<void> {
  const document = panel.ownerDocument;
  const menu = () => panel.querySelector<HTMLElement>('button[aria-label="Example"]');
  // The open menu stands beside Redoc's own element.
  const items = () => [...document.querySelectorAll<HTMLElement>('body > :not(#redoc) [role="menuitem"]')];
  const open = async () => {
    menu()?.click();
    await settle('the examples of a menu', () => items().length > 0);
    return items();
  };
  const labels = menu() ? (await open()).map(({ textContent }) => textContent ?? '') : [];
  if (labels.length === 0) return;

  const examples: Element[] = [];
  for (const [index, label] of labels.entries()) {
    const [...choices] = items().length > 0 ? items() : await open();
    choices[index]?.click();
    await settle(`the example "${label}"`, () => menu()?.textContent === label);
    const code = panel.querySelector('pre');
    if (!code) throw new Error(`Redoc shows no example "${label}"`);
    const details = document.createElement('details');
    details.className = 'example';
    details.open = index === 0;
    const summary = document.createElement('summary');
    summary.textContent = label;
    if (/\p{Script=Han}/u.test(label)) summary.lang = 'zh-Hans'; // in the English reference too
    details.append(summary, ...[panel.querySelector('[data-component-name="Markdown/Markdown"]'), code].map(copyOf));
    examples.push(details);
  }
  panel.replaceChildren(...examples);
}

function copyOf(element: Element | null): Node | string {
  return element?.cloneNode(true) ?? '';
}

/** Waits until something is there and Redoc has come to rest; `what` is for the message if it never is. */
type Settle = (what: string, isThere: () => unknown) => Promise<void>;

/** Where Redoc shows examples. */
const PANELS = '[data-testid="panel-body"]';

/**
 * Opens what Redoc keeps closed, and what it shows only one of at a time, so that all of it is on the page: nested fields,
 * and the responses behind their tabs. Examples are not opened but marked: this site writes them itself, because Redoc
 * takes two renderings of its page for each.
 */
export async function openEverything(section: Element, settle: Settle): Promise<void> {
  await unfold(section, settle);
  const tabs = section.querySelector('[role="tablist"][aria-label="Response status"]');
  if (!tabs) return; // the overview
  const responses = tabs.closest('[data-testid="middle-panel"]')?.parentElement as Element;
  for (const panel of section.querySelectorAll(PANELS)) {
    if (!responses.contains(panel)) markExamples(panel, 'request');
  }
  await openResponses(tabs, responses, settle);
}

/** Presses every button that says it shows more, and then those that this has shown. */
async function unfold(part: Element, settle: Settle): Promise<void> {
  const folded = () => [...part.querySelectorAll('button')].filter(showsMore);
  for (let buttons = folded(); buttons.length > 0; buttons = folded()) {
    for (const button of buttons) button.click();
    await settle('what it kept folded', () => !buttons.some((button) => button.isConnected && showsMore(button)));
  }
}

function showsMore(button: HTMLButtonElement): boolean {
  if (button.hasAttribute('aria-haspopup') || button.closest('[role="tablist"], [role="menu"]')) return false;
  if (button.dataset.componentName?.includes('Copy')) return false;
  return button.getAttribute('aria-expanded') === 'false' || /^\+?\s*Show /.test(button.textContent as string);
}

/** Puts the responses, of which Redoc shows one, below each other. */
async function openResponses(tabs: Element, block: Element, settle: Settle): Promise<void> {
  const opened: Element[] = [];
  for (const tab of [...tabs.querySelectorAll<HTMLElement>('[role="tab"]')]) {
    tab.click();
    await settle('the response of a tab', () => tab.getAttribute('aria-selected') === 'true');
    await unfold(block, settle);
    const status = tab.textContent as string;
    const copy = block.cloneNode(true) as Element;
    copy.setAttribute('data-response', status);
    for (const panel of copy.querySelectorAll(PANELS)) markExamples(panel, status);
    opened.push(copy);
  }
  block.replaceWith(...opened);
  for (const [index, response] of opened.entries()) keepOneResponse(response, index === 0);
}

/** Of the copies of the block of responses, only the first keeps the heading; each says whose response it shows. */
function keepOneResponse(block: Element, isFirst: boolean): void {
  const status = block.getAttribute('data-response') as string;
  const document = block.ownerDocument;
  // Stryker disable next-line OptionalChaining: what is within a block has a parent
  const heading = block.querySelector('h4')?.parentElement?.parentElement;
  const content = heading?.nextElementSibling;
  if (!heading || !content) throw new Error('Redoc shows a response in another way than this expects');
  (block.querySelector('[role="tablist"]') as Element).remove();
  const title = document.createElement('h5');
  title.textContent = status;
  title.id = `${heading.id.split('&')[0]}/${status}`;
  title.className = `response-status status-${status.charAt(0)}xx`;
  content.prepend(title);
  if (!isFirst) heading.remove();
  // A response without a body has no panel.
  const name = block.querySelector('[data-component-name="Panel/PanelHeaderTitle"]');
  // Stryker disable next-line OptionalChaining: what is within a block has a parent
  name?.parentElement?.querySelectorAll('button').forEach((button) => {
    // Stryker disable next-line EqualityOperator: in the place of another one, the status is the same
    if (button.textContent === status) button.replaceWith(document.createTextNode(` ${status}`));
    else button.remove();
  });
}

/** Marks the place of the examples of a body, around what Redoc shows there. */
function markExamples(panel: Element, body: string): void {
  const { ownerDocument } = panel;
  panel.prepend(ownerDocument.createComment(`examples:${body}`));
  panel.append(ownerDocument.createComment('/examples'));
}

/**
 * Gives every block of code a button that copies it, and the page one that copies its Markdown; links at headings become
 * buttons that copy the address. Browsers give no clipboard to pages that came over plain HTTP from another machine.
 */
export function addCopyButtons(): void {
  if (!navigator.clipboard) return;
  for (const block of document.querySelectorAll('.copyable')) {
    const button = buttonFrom('#copy');
    copyOnClick(button, async () => (block.querySelector('pre, code') as Element).textContent);
    block.append(button);
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.anchor, [data-deep-link-anchor] a'))
    copyLink(link);
  const ofPage = document.querySelector<HTMLButtonElement>('button.copy-page');
  if (!ofPage) return; // the page for what does not exist
  ofPage.hidden = false;
  copyOnClick(ofPage, async () => (await fetch('./index.md')).text());
}

/** Puts a button in the place of a link to a part of the page. It shows the address too, without scrolling there. */
function copyLink(link: HTMLAnchorElement): void {
  const button = buttonFrom('#copy-link');
  const name = (link.ariaLabel as string).slice((button.dataset.insteadOf as string).length).trim();
  button.ariaLabel = (button.ariaLabel as string).replace('%s', name);
  button.classList.add(...link.classList);
  button.prepend(...link.childNodes);
  copyOnClick(
    button,
    async () => {
      // Stryker disable next-line StringLiteral: no browser shows this title
      history.replaceState(null, '', link.hash);
      return link.href;
    },
    button.querySelector('.copied') as Element,
  );
  link.replaceWith(button);
}

function buttonFrom(template: string): HTMLButtonElement {
  const { content } = document.querySelector(template) as HTMLTemplateElement;
  return (content.firstElementChild as Element).cloneNode(true) as HTMLButtonElement;
}

/** Shows for a moment, in the button or a part of it, that the text is copied, and says so to those who do not see it. */
function copyOnClick(button: HTMLButtonElement, getText: () => Promise<string>, place: Element = button): void {
  const state = document.querySelector('.copy-state') as HTMLElement;
  const label = place.textContent;
  const show = (text: string, said: string) => {
    place.textContent = text;
    state.textContent = said;
  };
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(await getText());
    const done = button.dataset.done as string;
    show(done, done);
    setTimeout(() => show(label, ''), 1_500);
  });
}

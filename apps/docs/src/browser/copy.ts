/** Gives every block of code a button that copies it, and the page one that copies its Markdown. */
export function addCopyButtons(): void {
  const template = document.querySelector<HTMLTemplateElement>('template#copy');
  for (const block of document.querySelectorAll('.copyable')) {
    const button = template?.content.firstElementChild?.cloneNode(true) as HTMLButtonElement;
    copyOnClick(button, async () => block.querySelector('pre')?.textContent ?? '');
    block.append(button);
  }
  const ofPage = document.querySelector<HTMLButtonElement>('button.copy-page');
  if (!ofPage) return;
  ofPage.hidden = false;
  copyOnClick(ofPage, async () => (await fetch('./index.md')).text());
}

function copyOnClick(button: HTMLButtonElement, getText: () => Promise<string>): void {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(await getText());
    button.textContent = button.dataset.done ?? '';
    setTimeout(() => {
      button.textContent = label;
    }, 1_500);
  });
}

/** Gives every block of code a button that copies it. */
export function addCopyButtons(): void {
  const template = document.querySelector<HTMLTemplateElement>('template#copy');
  for (const block of document.querySelectorAll('.copyable')) {
    const button = template?.content.firstElementChild?.cloneNode(true) as HTMLButtonElement;
    const label = button.textContent;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(block.querySelector('pre')?.textContent ?? '');
      button.textContent = button.dataset.done ?? '';
      setTimeout(() => {
        button.textContent = label;
      }, 1_500);
    });
    block.append(button);
  }
}

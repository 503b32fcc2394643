/** Gives every block of code a button that copies it. */
export function addCopyButtons(): void {
  const template = document.querySelector<HTMLTemplateElement>('template#copy');
  for (const code of document.querySelectorAll('main pre')) {
    const button = template?.content.firstElementChild?.cloneNode(true) as HTMLButtonElement;
    const label = button.textContent;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(code.textContent ?? '');
      button.textContent = button.dataset.done ?? '';
      setTimeout(() => {
        button.textContent = label;
      }, 1_500);
    });
    const holder = document.createElement('div');
    holder.className = 'copyable';
    code.replaceWith(holder);
    holder.append(code, button);
  }
}

/** Opens the <details> that an address leads into, and uncovers the target. */
export function openDetailsOfTarget(): void {
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target?.closest('details');
    if (details) details.open = true;
  };
  addEventListener('hashchange', open);
  // On narrow windows the table of contents lies over what its links lead to.
  document.querySelector<HTMLElement>('nav.contents')?.addEventListener('click', (event) => {
    if (event.target instanceof HTMLAnchorElement)
      document.querySelector<HTMLElement>('.contents:popover-open')?.hidePopover();
  });
  open();
}

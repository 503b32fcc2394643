/** Opens the page that has the target of an address now, if it has moved; without a script, readers get the old page. */
export function followMovedAnchor(): void {
  const page = document.querySelector<HTMLElement>('main')?.dataset.otherAnchors;
  const isHere = () => location.hash === '' || findTarget();
  const follow = () => page && !isHere() && location.replace(page + location.hash);
  addEventListener('hashchange', follow);
  follow();
}

/** Opens the <details> that an address leads into, and uncovers the target. */
export function openDetailsOfTarget(): void {
  const open = () => {
    const details = findTarget()?.closest('details');
    if (details) details.open = true;
  };
  addEventListener('hashchange', open);
  // On narrow windows the table of contents lies over what its links lead to.
  document.querySelector<HTMLElement>('.contents')?.addEventListener('click', (event) => {
    if (event.target instanceof HTMLAnchorElement)
      document.querySelector<HTMLElement>('.contents:popover-open')?.hidePopover();
  });
  open();
}

function findTarget(): Element | null {
  return document.getElementById(decodeURIComponent(location.hash.slice(1)));
}

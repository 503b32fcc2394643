/** Opens the page that has the target of an address now, if it has moved; without a script, readers get the old page. */
export function followMovedAnchor(): void {
  const page = document.querySelector<HTMLElement>('main')?.dataset.otherAnchors;
  const isHere = () => location.hash === '' || document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const follow = () => page && !isHere() && location.replace(page + location.hash);
  addEventListener('hashchange', follow);
  follow();
}

/** On narrow windows the table of contents lies over what its links lead to, so it closes. */
export function uncoverTarget(): void {
  document.querySelector('.contents')?.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLAnchorElement)
      document.querySelector<HTMLElement>('.contents:popover-open')?.hidePopover();
  });
}

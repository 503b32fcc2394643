/** Opens the page that has the target of an address now, if it has moved; without a script, readers get the old page. */
export function followMovedAnchor(): void {
  const page = (document.querySelector('main') as HTMLElement).dataset.otherAnchors;
  const follow = () => {
    const { hash } = location;
    if (page && hash && !document.getElementById(decodeURIComponent(hash.slice(1)))) location.replace(page + hash);
  };
  addEventListener('hashchange', follow);
  follow();
}

/** On narrow windows the table of contents lies over what its links lead to, so it closes. */
export function uncoverTarget(): void {
  document.querySelector('.contents')?.addEventListener('click', ({ target }) => {
    if ((target as Element).closest('a')) document.querySelector<HTMLElement>('.contents:popover-open')?.hidePopover();
  });
}

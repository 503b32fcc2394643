/** Opens the <details> that an address leads into. */
export function openDetailsOfTarget(): void {
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target?.closest('details');
    if (details) details.open = true;
  };
  addEventListener('hashchange', open);
  open();
}

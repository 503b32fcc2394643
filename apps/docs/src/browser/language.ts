/** Lets the other language open at the place where the reader is: anchors are the same in both. */
export function keepPlaceAcrossLanguages(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.language')) {
    link.addEventListener('click', () => {
      link.hash = location.hash || topmostAnchor();
    });
  }
}

/** The last anchor above the middle of the window, unless the reader is still at the top. */
function topmostAnchor(): string {
  if (scrollY < 200) return '';
  let passed = '';
  for (const element of document.querySelectorAll('main [data-search][id]')) {
    // Stryker disable next-line EqualityOperator: a heading exactly in the middle may be either's
    if (element.getBoundingClientRect().top > innerHeight / 2) break;
    passed = element.id;
  }
  return passed;
}

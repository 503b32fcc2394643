/** What readers chose, kept in this browser for the next page: the theme, the base URL, the language of samples. */
type Choice = 'theme' | 'base-url' | 'sample-language';

/** Reads what the reader chose, here or on another page. */
export function readChoice(name: Choice): string | null | undefined {
  try {
    return localStorage.getItem(name);
  } catch {
    // Storage is switched off.
  }
}

/** Remembers what the reader chose; the default is not remembered. */
export function rememberChoice(name: Choice, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Storage is switched off: the choice holds until the next page.
  }
}

import type { Options } from 'minisearch';

/** Something that the search can find: a section, a header, a field, a value, an error. */
export interface SearchEntry {
  /** Address below the root of the language, with its anchor. */
  id: string;
  title: string;
  /** The page that it is on. */
  page: string;
  text: string;
}

/** How the index is made and asked; one file, because both have to agree. */
export const SEARCH_OPTIONS: Options<SearchEntry> = {
  fields: ['title', 'text'],
  storeFields: ['title', 'page', 'text'],
  tokenize,
  searchOptions: {
    boost: { title: 4 },
    prefix: true,
    // Who looks for an error wants all of it, more than the places that mention it.
    boostDocument: (id) => (String(id).startsWith('errors/#') ? 2 : 1),
    combineWith: 'AND',
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
  },
};

/** Words of letters and digits; of Chinese, which puts no spaces between words, every character. */
function tokenize(text: string): string[] {
  return text.match(/\p{Script=Han}|[a-z0-9]+/giu) ?? [];
}

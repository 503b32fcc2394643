import type MiniSearch from 'minisearch';
import type { Options, SearchResult } from 'minisearch';

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
  processTerm: (term) => [term.toLowerCase(), ...(SYNONYMS[term.toLowerCase()] ?? [])],
  searchOptions: {
    processTerm: (term) => term.toLowerCase(),
    boost: { title: 4 },
    // A number does not begin another: 401 is not a part of the port 4010.
    prefix: (term) => !/^\d+$/.test(term),
    // Who looks for an error by its number wants all of it, more than the places that mention it; a word, a whole page.
    boostDocument: (id, term) =>
      (/^errors\/[^#]*#/.test(String(id)) ? /^\d+$/.test(term) : !String(id).includes('#')) ? 2 : 1,
    combineWith: 'AND',
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
  },
};

/** Finds entries, the best first: those that have several words as they were typed go before those that have each of them somewhere. */
export function findEntries(index: MiniSearch<SearchEntry>, query: string): SearchResult[] {
  const found = index.search(query);
  const phrase = query.trim().toLowerCase();
  const asTyped = ({ title, text }: SearchResult) => `${title} ${text}`.toLowerCase().includes(phrase);
  return /[^\p{L}\p{N}]/u.test(phrase)
    ? found.sort((one, other) => Number(asTyped(other)) - Number(asTyped(one)))
    : found;
}

/** What readers may call a thing that our pages call by another name. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  mobile: ['phone', '手', '机', '号'],
  register: ['sign', 'up'],
  install: ['安', '装'],
  l: ['language', '语', '言'],
  cors: ['cross', 'origin', '跨', '域'],
  频: ['限', '流'],
};

/** Words of letters and digits; of Chinese, which puts no spaces between words, every character. */
function tokenize(text: string): string[] {
  return text.match(/\p{Script=Han}|[a-z0-9]+/giu) ?? [];
}

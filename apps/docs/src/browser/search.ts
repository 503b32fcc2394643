import MiniSearch, { type SearchResult } from 'minisearch';
import { findEntries, SEARCH_OPTIONS, type SearchEntry } from '../search/options.ts';

const MOST = 12;

/** Brings the search to life. The index is loaded when the search is first opened, and asked in the browser. */
export function enableSearch(): void {
  const opener = document.querySelector('button.search-open') as HTMLButtonElement;
  const dialog = document.querySelector('dialog.search') as HTMLDialogElement;
  const input = dialog.querySelector('input') as HTMLInputElement;
  const list = dialog.querySelector('.search-results') as HTMLElement;
  const state = dialog.querySelector('.search-state') as HTMLElement;
  let index: Promise<MiniSearch<SearchEntry>> | undefined;

  const loadedIndex = () => {
    index ??= loadIndex();
    return index;
  };
  const open = () => {
    loadedIndex();
    dialog.showModal();
    input.select();
  };
  const show = async () => {
    const query = input.value.trim();
    try {
      const found = findEntries(await loadedIndex(), query);
      const results = found.slice(0, MOST);
      list.replaceChildren(...results.map((result) => resultItem(result, list.dataset.home as string)));
      state.textContent = query && stateText(dialog.dataset, query, results.length, found.length);
    } catch {
      index = undefined;
      state.textContent = dialog.dataset.failed as string;
    }
  };

  opener.hidden = false;
  opener.addEventListener('click', open);
  input.addEventListener('input', show);
  list.addEventListener('click', () => dialog.close());
  addEventListener('keydown', (event) => {
    const typing = (event.target as Element).matches('input, select, textarea');
    if ((event.key === '/' && !typing) || (event.key === 'k' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      open();
    }
  });
  dialog.addEventListener('keydown', (event) => moveInResults(event, input, list));
}

/** What is said of the results, to those who do not see them too. */
function stateText({ found, nothing }: DOMStringMap, query: string, shown: number, all: number): string {
  if (all === 0) return (nothing as string).replace('%s', query);
  return (found as string).replace('%s', shown < all ? `${shown} / ${all}` : String(all));
}

async function loadIndex(): Promise<MiniSearch<SearchEntry>> {
  const response = await fetch(document.documentElement.dataset.searchIndex as string);
  return MiniSearch.loadJSON<SearchEntry>(await response.text(), SEARCH_OPTIONS);
}

function resultItem({ id, title, page, text }: SearchResult, home: string): HTMLElement {
  const link = document.createElement('a');
  link.href = home + id;
  for (const [name, content] of Object.entries({ b: title, i: page, span: text })) {
    const part = document.createElement(name);
    part.textContent = content;
    link.append(part, ' ');
  }
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** Arrow keys go through the results, Enter in the field opens the first. */
function moveInResults(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  const stops = [input, ...list.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement as HTMLInputElement);
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    (stops[Math.max(0, Math.min(stops.length - 1, next))] as HTMLElement).focus();
  } else if (event.key === 'Enter' && document.activeElement === input) {
    event.preventDefault();
    list.querySelector('a')?.click();
  }
}

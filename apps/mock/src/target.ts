import type { MockRequest } from './operation.ts';

/** Reads the path and the query out of a request target. */
export function parseTarget(target: string): Pick<MockRequest, 'path' | 'query'> {
  // A proxy's client sends the whole URL.
  const relative = target.startsWith('/') ? target : target.replace(/^[a-z]+:\/\/[^/?]*/i, '');
  const mark = relative.indexOf('?');
  if (mark === -1) return { path: relative || '/', query: {} };
  return { path: relative.slice(0, mark) || '/', query: parseQuery(relative.slice(mark + 1)) };
}

function parseQuery(text: string): MockRequest['query'] {
  const query: MockRequest['query'] = {};
  for (const [name, value] of new URLSearchParams(text)) {
    query[name] = Object.hasOwn(query, name) ? [query[name] ?? [], value].flat() : value;
  }
  return query;
}

import type { MockRequest } from './operation.ts';

/** Reads the path and the query out of a request target. */
export function parseTarget(target: string): Pick<MockRequest, 'path' | 'query'> {
  const relative = originForm(target);
  const mark = relative.indexOf('?');
  if (mark === -1) return { path: relative, query: {} };
  return { path: relative.slice(0, mark), query: parseQuery(relative.slice(mark + 1)) };
}

/** A request target without the server's name: a proxy's client sends the whole URL. */
export function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const relative = target.replace(/^[a-z]+:\/\/[^/?]*/i, '');
  return relative === '' || relative.startsWith('?') ? `/${relative}` : relative;
}

function parseQuery(text: string): MockRequest['query'] {
  const query: MockRequest['query'] = {};
  for (const [name, value] of new URLSearchParams(text)) {
    query[name] = Object.hasOwn(query, name) ? [query[name] ?? [], value].flat() : value;
  }
  return query;
}

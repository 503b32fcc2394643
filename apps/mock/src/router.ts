import type { MockedOperation } from './operation.ts';

/** The operations found at a path, by method. */
export type Route<T> = Map<string, T>;

/** Makes a function that finds what stands at a path; literal paths go before templates, as OpenAPI has it. */
export function createRouter<T>(entries: readonly (readonly [Pick<MockedOperation, 'path' | 'method'>, T])[]) {
  const literal = new Map<string, Route<T>>();
  const templates = new Map<string, { pattern: RegExp; route: Route<T> }>();

  for (const [{ path, method }, value] of entries) {
    if (path.includes('{')) {
      const found = templates.get(path) ?? { pattern: toPattern(path), route: new Map() };
      templates.set(path, found);
      found.route.set(method, value);
    } else {
      literal.set(path, (literal.get(path) ?? new Map()).set(method, value));
    }
  }

  return (path: string): Route<T> | undefined => {
    const found = literal.get(path);
    if (found) return found;
    for (const { pattern, route } of templates.values()) if (pattern.test(path)) return route;
    return undefined;
  };
}

function toPattern(path: string): RegExp {
  const parts = path.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}

/** The operations of one path, by method. */
export type Route<T> = Map<string, T>;

/** Makes a function that finds the operations of a path. Literal paths go before templates, as OpenAPI demands. */
export function createRouter<T>(entries: readonly (readonly [{ path: string; method: string }, T])[]) {
  const literal = new Map<string, Route<T>>();
  const templates = new Map<string, { pattern: RegExp; route: Route<T> }>();

  for (const [{ path, method }, value] of entries) {
    if (path.includes('{')) {
      const found = templates.get(path) ?? { pattern: pathPattern(path), route: new Map() };
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

/** Makes the expression that matches the paths of a template, with a group for each parameter. */
export function pathPattern(template: string): RegExp {
  const parts = template.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^/]+?)')}$`);
}

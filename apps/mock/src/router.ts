import { type PathPart, pathParts, segmentPattern } from './path-template.ts';

/** The paths that have their parameters in the same segments: one look finds which of them a path is. */
interface Shape<T> {
  length: number;
  parts: PathPart[];
  routes: Map<string | undefined, Route<T>>;
}

/** What a path has, by method. */
export type Route<T> = Record<string, T>;

/**
 * Makes a function that finds what a path has, such as its operations, in a time that does not depend on how many there are. Literal
 * segments go before templates, as OpenAPI demands.
 */
export function createRouter<T extends { path: string; method: string }>(
  all: readonly T[],
): (path: string) => Route<T> | undefined {
  const shapes = new Map<string, Shape<T>>();
  for (const one of all) {
    const segments = one.path.split('/');
    const name = segments.map(rank).join();
    const shape = shapes.get(name) ?? { length: segments.length, parts: pathParts(one.path), routes: new Map() };
    shapes.set(name, shape);
    const key = literalsOf(segments, shape.parts);
    const route = shape.routes.get(key);
    if (route) route[one.method] = one;
    else shape.routes.set(key, { [one.method]: one });
  }
  const inOrder = [...shapes.keys()].sort().map((name) => shapes.get(name) as Shape<T>);

  return (path) => {
    const segments = path.split('/');
    for (const { length, parts, routes } of inOrder) {
      const route = length === segments.length ? routes.get(literalsOf(segments, parts)) : undefined;
      if (route) return route;
    }
    return undefined;
  };
}

/** What a path has for a method, whatever a client calls that. */
export function ofMethod<T>(route: Route<T> | undefined, method: string): T | undefined {
  return route && Object.hasOwn(route, method) ? route[method] : undefined;
}

/** What a segment of a template is, in the order in which those that a segment of a path matches are tried. */
function rank(segment: string): string {
  // Stryker disable next-line StringLiteral: it may be any text that comes before the others
  if (!segment.includes('{')) return '0';
  const pattern = segmentPattern(segment);
  return pattern ? `1${pattern.source}` : '2';
}

/** A path without the segments that are parameters; nothing, if one of these cannot be the parameter. */
function literalsOf(segments: readonly string[], parts: readonly PathPart[]): string | undefined {
  const literals = [...segments];
  for (const { at, pattern } of parts) {
    const segment = segments[at] as string;
    if (pattern ? !pattern.test(segment) : segment === '') return undefined;
    // Stryker disable next-line StringLiteral: it may be any text that is the same for all
    literals[at] = '';
  }
  return literals.join('/');
}

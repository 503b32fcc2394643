import { segmentPattern } from './path-template.ts';

/** The operations of one path, by method. */
export type Route<T> = Map<string, T>;

/** Where the paths with one beginning lead to, by their next segment. */
interface Fork<T> {
  literals: Map<string, Fork<T>>;
  templates: { pattern: RegExp | undefined; fork: Fork<T> }[];
  route?: Route<T>;
}

/**
 * Makes a function that finds the operations of a path, in a time that does not depend on how many there are. Literal
 * segments go before templates, as OpenAPI demands.
 */
export function createRouter<T>(entries: readonly (readonly [{ path: string; method: string }, T])[]) {
  const root = createFork<T>();
  for (const [{ path, method }, value] of entries) {
    const end = path.split('/').reduce(follow, root);
    end.route ??= new Map();
    end.route.set(method, value);
  }
  return (path: string): Route<T> | undefined => find(root, path.split('/'));
}

function createFork<T>(): Fork<T> {
  return { literals: new Map(), templates: [] };
}

/** The fork behind a segment, made if no path before had it; parameters are the same whatever their names are. */
function follow<T>({ literals, templates }: Fork<T>, segment: string): Fork<T> {
  if (!segment.includes('{')) {
    const fork = literals.get(segment) ?? createFork<T>();
    literals.set(segment, fork);
    return fork;
  }
  const pattern = segmentPattern(segment);
  const known = templates.find((one) => one.pattern?.source === pattern?.source);
  if (known) return known.fork;
  const fork = createFork<T>();
  templates.push({ pattern, fork });
  return fork;
}

function find<T>({ literals, templates, route }: Fork<T>, segments: readonly string[], at = 0): Route<T> | undefined {
  const segment = segments[at];
  if (segment === undefined) return route;
  const literal = literals.get(segment);
  const found = literal && find(literal, segments, at + 1);
  if (found) return found;
  for (const { pattern, fork } of templates) {
    const behind = (pattern ? pattern.test(segment) : segment !== '') ? find(fork, segments, at + 1) : undefined;
    if (behind) return behind;
  }
  return undefined;
}

/** Keys from the root of a document to a part of it. */
export type Keys = readonly (string | number)[];

/** What people read, or data that an example shows. */
export type Kind = 'text' | 'data' | undefined;

/** The keys whose strings, or whose map of strings, people read. */
const TEXTS: Keys = ['title', 'summary', 'description', 'x-remedy', 'x-enumDescriptions'];
/** The keys of maps with names that people choose, such as those of fields and headers, instead of OpenAPI keywords. */
const NAMED: Keys = ['properties', 'headers', 'examples', 'schemas', 'parameters', 'responses', 'variables'];

/** Whether a part is for people, or data, by its key below a part of some kind. */
export function kindOf(key: string, value: unknown, above: Keys, kind: Kind): Kind {
  if (kind === 'data' || (kind === 'text' && !Array.isArray(value))) return kind;
  if (isNamed(above)) return undefined;
  if (key === 'value') return 'data';
  return TEXTS.includes(key) && !Array.isArray(value) ? 'text' : undefined;
}

/** A field may itself be called `headers`. */
function isNamed(keys: Keys): boolean {
  return NAMED.includes(keys.at(-1) ?? '') && !isNamed(keys.slice(0, -1));
}

/** The keys that lead to a part of a node, from those that lead to the node. */
export function keysTo(keys: Keys, key: string, node: object): Keys {
  return [...keys, Array.isArray(node) ? Number(key) : key];
}

/** The JSONPath of a part. */
export function pathOf(keys: Keys): string {
  const steps = keys.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key}']`;
  });
  return `$${steps.join('')}`;
}

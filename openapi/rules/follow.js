/**
 * Resolves a value that may be a `$ref` in `file`. Redocly resolves relative to the file being visited, which is wrong
 * for a reference found behind another one.
 */
export function follow({ resolve, location }, value, file = location.source.absoluteRef) {
  if (!value?.$ref) return { node: value, file, location };
  const { node, location: target } = resolve(value, file);
  return { node, file: target?.source.absoluteRef ?? file, location: target ?? location };
}

/** The parameters of an operation, those of its path included, without references. */
export function parametersOf(operation, pathItem, context) {
  return [...(pathItem?.parameters ?? []), ...(operation.parameters ?? [])].map(
    (one) => follow(context, one).node ?? {},
  );
}

/**
 * The error responses of an operation, those with a status of 400 or more: `{ status, node, file, location }`.
 *
 * @param place Location of the operation, if the visitor is not at it.
 */
export function errorResponsesOf(operation, context, place = context.location) {
  return Object.entries(operation.responses ?? {})
    .filter(([status]) => Number(status) >= 400)
    .map(([status, response]) => {
      const found = follow(context, response);
      return { status, ...found, location: response.$ref ? found.location : place.child(['responses', status]) };
    });
}

/** The media types of a request body or response. */
export function contentsOf(part) {
  return Object.entries(part?.content ?? {});
}

/**
 * Visits every property of a schema, at any depth, with its path (`recipient.mobile`; elements of an array add nothing).
 * Stops at a reference that leads back to where it came from, and passes that to `onCircle`.
 */
export function walkProperties(context, schema, file, visit, onCircle = () => {}, path = [], above = []) {
  const found = follow(context, schema, file);
  if (!found.node || typeof found.node !== 'object') return;
  if (above.includes(found.node)) return onCircle(path.join('.'));
  const next = [...above, found.node];
  if (found.node.items) walkProperties(context, found.node.items, found.file, visit, onCircle, path, next);
  for (const [name, property] of Object.entries(found.node.properties ?? {})) {
    const resolved = follow(context, property, found.file);
    const place = property?.$ref ? resolved.location : undefined;
    visit({ path: [...path, name].join('.'), name, node: resolved.node ?? {}, location: place });
    walkProperties(context, property, found.file, visit, onCircle, [...path, name], next);
  }
}

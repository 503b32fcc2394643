/**
 * Resolves a value that may be a `$ref` standing in `file`. Redocly resolves relative to the file being visited, which is
 * wrong for a reference found behind another one.
 */
export function follow({ resolve, location }, value, file = location.source.absoluteRef) {
  if (!value?.$ref) return { node: value, file, location };
  const { node, location: target } = resolve(value, file);
  return { node, file: target?.source.absoluteRef ?? file, location: target ?? location };
}

import { contentsOf, elementOf, follow, listProperties } from './follow.js';
import { COMBINATIONS } from './supported.js';

export const PLACES = ['header', 'query', 'path', 'cookie', 'field'];

/**
 * Maps each input that a cause can look at, as `place name`, to its listed values; a field, to its types as well. A key that
 * is a place alone stands for every input there: a mistake that hides what there is, such as a reference that leads nowhere,
 * is reported elsewhere.
 */
export function listInputs(operation, pathItem, context) {
  const inputs = new Map();
  for (const reference of [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])]) {
    const { node, file } = follow(context, reference);
    if (node) inputs.set(`${node.in} ${node.name}`, { values: elementOf(context, node.schema, file)?.enum });
    else for (const place of PLACES) inputs.set(place, {});
  }
  const body = follow(context, operation.requestBody);
  if (operation.requestBody && !body.node) inputs.set('field', {});
  for (const [, media] of contentsOf(body.node)) {
    const { node } = follow(context, media.schema, body.file);
    if (!node || COMBINATIONS.some((keyword) => node[keyword] !== undefined)) inputs.set('field', {});
    for (const { path, node, location } of listProperties(context, media, body.file, body.location)) {
      if (!node) continue;
      const { enum: values, type } = elementOf(context, node, location.source.absoluteRef) ?? {};
      // A field may be of another type in another media type.
      const { types = [] } = inputs.get(`field ${path}`) ?? {};
      inputs.set(`field ${path}`, { values, types: [...new Set([types, type ?? 'any'].flat())] });
    }
  }
  return inputs;
}

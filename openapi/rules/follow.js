import { ERROR_CODE } from './error-body.js';

/**
 * Resolves a value that may be a `$ref` in `file`. Redocly resolves relative to the file being visited, which is wrong
 * for a reference found behind another one.
 */
export function follow({ resolve, location }, value, file = location.source.absoluteRef, place = location) {
  if (!value?.$ref) return { node: value, file, location: place };
  const { node, location: target } = resolve(value, file);
  return { node, file: target?.source.absoluteRef ?? file, location: target ?? place };
}

/** The schema of the elements of an array, at any depth, without references; any other schema itself. */
export function elementOf(context, schema, file) {
  const found = follow(context, schema, file);
  return found.node?.items ? elementOf(context, found.node.items, found.file) : found.node;
}

/** The schema of the error code in the body of a media type, which lists the codes. */
export function codeListOf(context, media, file, place) {
  const body = follow(context, media.schema, file, place.child('schema'));
  const property = body.location.child(['properties', ERROR_CODE]);
  return follow(context, body.node?.properties?.[ERROR_CODE], body.file, property);
}

/**
 * The error responses of an operation, those with a status of 400 or more: `{ status, node, file, location }`. One whose
 * reference leads nowhere, which Redocly reports, is left out.
 *
 * @param place Location of the operation, if the visitor is not at it.
 */
export function errorResponsesOf(operation, context, place = context.location) {
  return Object.entries(operation.responses ?? {})
    .filter(([status]) => Number(status) >= 400)
    .map(([status, response]) => {
      const found = follow(context, response);
      return { status, ...found, location: response.$ref ? found.location : place.child(['responses', status]) };
    })
    .filter(({ node }) => node);
}

/** The media types of a request body or response. */
export function contentsOf(part) {
  return Object.entries(part?.content ?? {});
}

/**
 * Lists every property of the schema of a media type, at any depth, with its path (`recipient.mobile`; elements of an
 * array add nothing). A reference that leads back to where it came from is listed as `{ isCircle: true, path }`.
 *
 * @param place Location of the media type.
 */
export function listProperties(context, { schema }, file, place) {
  return [...walk(context, follow(context, schema, file, place.child('schema')), [], [])];
}

function* walk(context, { node, file, location }, path, above) {
  if (!node || typeof node !== 'object') return;
  if (above.includes(node)) {
    yield { isCircle: true, path: path.join('.') };
    return;
  }
  const next = [...above, node];
  if (node.items) yield* walk(context, follow(context, node.items, file, location.child('items')), path, next);
  for (const [name, property] of Object.entries(node.properties ?? {})) {
    const found = follow(context, property, file, location.child(['properties', name]));
    const here = [...path, name];
    yield { path: here.join('.'), name, node: found.node ?? {}, location: found.location };
    yield* walk(context, found, here, next);
  }
}

import { contentsOf, errorResponsesOf, follow, listProperties, parametersOf } from './follow.js';
import { COMBINATIONS } from './supported.js';

const PLACES = ['header', 'query', 'path', 'cookie', 'field'];
const SHAPES = [
  ['is: missing', (cause) => cause.is === 'missing' && keys(cause) === 'is'],
  ['equals: <value>', (cause) => isScalar(cause.equals) && keys(cause) === 'equals'],
  ['startsWith: <text>', (cause) => isText(cause.startsWith) && keys(cause) === 'startsWith'],
  [
    'is: unlisted with example: <a value outside the enum>',
    (cause, values) =>
      cause.is === 'unlisted' &&
      isScalar(cause.example) &&
      keys(cause) === 'example,is' &&
      values?.includes(cause.example) === false,
  ],
];
const isText = (value) => typeof value === 'string' && value !== '';
const isScalar = (value) => isText(value) || typeof value === 'number' || typeof value === 'boolean';
const keys = (cause) => Object.keys(cause).sort().join();

/**
 * `x-mock-causes` of an error response lists what makes the mock return it: for each of its errors, by short name; or, if
 * it has no body, for itself. Any one cause is enough. A cause looks at one parameter or one body field (`recipient.mobile`
 * is a field within a field), or is `request: invalid`, which stands for every other violation of the contract.
 */
export default function mockCauses() {
  return {
    PathItem(pathItem, context) {
      for (const method of ['get', 'put', 'post', 'delete', 'patch']) {
        if (pathItem[method]) checkOperation(pathItem[method], pathItem, context, method);
      }
    },
  };
}

function checkOperation(operation, pathItem, context, method) {
  const inputs = listInputs(operation, pathItem, context);
  for (const response of errorResponsesOf(operation, context, context.location.child(method))) {
    const declared = response.node?.['x-mock-causes'];
    const report = (message) =>
      context.report({
        message: `The \`x-mock-causes\` of \`${operation.operationId}\` (${response.status}) cannot be used: ${message}`,
        location: declared === undefined ? response.location.key() : response.location.child('x-mock-causes').key(),
      });
    const names = new Set(
      contentsOf(response.node).flatMap(([, media]) =>
        Object.keys(media.examples ?? {}).map((key) => key.replace(/\.\w+$/, '')),
      ),
    );
    const causes = names.size === 0 ? { [response.status]: declared } : (declared ?? {});
    for (const name of names.size === 0 ? Object.keys(causes) : names) {
      const problem = problemOf(causes[name], inputs);
      if (problem) report(`\`${name}\`: ${problem}`);
    }
    for (const name of names.size === 0 ? [] : Object.keys(causes)) {
      if (!names.has(name))
        report(`\`${name}\` is not an error of this response. Use one of: ${[...names].join(', ')}.`);
    }
  }
}

/**
 * What a cause can look at, as `place name`, with its listed values if it has any. `field` alone stands for any field of a
 * body whose shape is refused elsewhere: what follows from that would only hide it.
 */
function listInputs(operation, pathItem, context) {
  const inputs = new Map();
  for (const { name, in: place, schema } of parametersOf(operation, pathItem, context)) {
    inputs.set(`${place} ${name}`, follow(context, schema).node?.enum);
  }
  const body = follow(context, operation.requestBody);
  for (const [, media] of contentsOf(body.node)) {
    const { node } = follow(context, media.schema, body.file);
    if (COMBINATIONS.some((keyword) => node?.[keyword] !== undefined)) inputs.set('field', undefined);
    const properties = listProperties(context, media, body.file, body.location);
    for (const { path, node } of properties) if (node) inputs.set(`field ${path}`, node.enum);
  }
  return inputs;
}

function problemOf(causes, inputs) {
  if (!Array.isArray(causes) || causes.length === 0) {
    return 'there are none. Add a list with what makes the mock return this error.';
  }
  for (const cause of causes) {
    const { request, ...rest } = cause ?? {};
    const places = PLACES.filter((place) => rest[place] !== undefined);
    const shown = JSON.stringify(cause);
    if (places.length + (request === undefined ? 0 : 1) !== 1) {
      return `${shown} needs exactly one of ${[...PLACES, 'request'].map((place) => `\`${place}\``).join(', ')}.`;
    }
    if (request !== undefined) {
      if (request !== 'invalid' || keys(rest)) return `${shown} should be just \`request: invalid\`.`;
      continue;
    }
    const [place] = places;
    const { [place]: name, ...condition } = rest;
    if (place === 'field' && inputs.has('field')) continue;
    if (!inputs.has(`${place} ${name}`)) {
      return `no ${place === 'field' ? 'body field' : `${place} parameter`} of the operation is called \`${name}\`.`;
    }
    if (place === 'path' && condition.is === 'missing')
      return `${shown} never applies: a path without it is another path.`;
    if (!SHAPES.some(([, fits]) => fits(condition, inputs.get(`${place} ${name}`)))) {
      return `${shown} should have one of: ${SHAPES.map(([shape]) => `\`${shape}\``).join('; ')}.`;
    }
  }
}

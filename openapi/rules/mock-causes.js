import { contentsOf, errorResponsesOf } from './follow.js';
import { listInputs, PLACES } from './inputs.js';

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
  const known = new Map();
  for (const response of errorResponsesOf(operation, context, context.location.child(method))) {
    const declared = response.node['x-mock-causes'];
    const place = declared === undefined ? response.location : response.location.child('x-mock-causes');
    const report = (message, location) =>
      context.report({
        message: `The \`x-mock-causes\` of \`${operation.operationId}\` (${response.status}) cannot be used: ${message}`,
        location,
      });
    const names = new Set(
      contentsOf(response.node).flatMap(([, media]) =>
        Object.keys(media.examples ?? {}).map((key) => key.replace(/\.\w+$/, '')),
      ),
    );
    if (names.size === 0) {
      checkCauses(response.status, declared, place);
      continue;
    }
    // In the order of the causes, which is that in which the mock looks for them.
    for (const name of new Set([...Object.keys(declared ?? {}), ...names])) {
      const causes = declared?.[name];
      const location = causes === undefined ? place : place.child(name);
      if (names.has(name)) checkCauses(name, causes, location);
      else
        report(`\`${name}\` is not an error of this response. Use one of: ${[...names].join(', ')}.`, location.key());
    }

    function checkCauses(name, causes, location) {
      if (!Array.isArray(causes) || causes.length === 0) {
        report(`\`${name}\`: there are none. Add a list with what makes the mock return this error.`, location.key());
        return;
      }
      for (const [index, cause] of causes.entries()) {
        const problem = problemOf(cause ?? {}, inputs) ?? repetitionOf(cause, name, known);
        if (problem) report(`\`${name}\`: ${problem}`, location.child(index));
      }
    }
  }
}

function problemOf(cause, inputs) {
  const { request, ...rest } = cause;
  const places = PLACES.filter((place) => rest[place] !== undefined);
  const shown = JSON.stringify(cause);
  if (places.length + (request === undefined ? 0 : 1) !== 1) {
    return `${shown} needs exactly one of ${[...PLACES, 'request'].map((place) => `\`${place}\``).join(', ')}.`;
  }
  if (request !== undefined) {
    return request !== 'invalid' || keys(rest) ? `${shown} should be just \`request: invalid\`.` : undefined;
  }
  const [place] = places;
  const { [place]: name, ...condition } = rest;
  if (inputs.has(place)) return undefined;
  const input = inputs.get(`${place} ${name}`);
  if (!input) {
    const names = [...inputs.keys()]
      .filter((key) => key.startsWith(`${place} `))
      .map((key) => key.slice(place.length + 1));
    return `no ${place === 'field' ? 'body field' : `${place} parameter`} of the operation is called \`${name}\`. ${
      names.length > 0 ? `Use one of: ${names.join(', ')}.` : 'It has none.'
    }`;
  }
  if (place === 'path' && condition.is === 'missing')
    return `${shown} never applies: a path without it is another path.`;
  if (!SHAPES.some(([, fits]) => fits(condition, input.values))) {
    return `${shown} should have one of: ${SHAPES.map(([shape]) => `\`${shape}\``).join('; ')}.`;
  }
  const value = condition.equals ?? condition.startsWith ?? condition.example;
  if (value === undefined || isOfType(value, input.types)) return undefined;
  return `${shown} never applies: \`${name}\` is of type ${input.types.join(' or ')}. ${
    input.types.includes('string') ? 'Put the value in quotes.' : 'Use a value of that type, without quotes.'
  }`;
}

/** Whether a value may be one of a field. Parameters are text, whatever their types. */
function isOfType(value, types = ['any']) {
  return (
    types.includes('any') || types.includes(typeof value) || (Number.isInteger(value) && types.includes('integer'))
  );
}

/** Of two errors with the same cause, the mock returns the first. */
function repetitionOf(cause, name, known) {
  const { request, is, equals, startsWith, ...rest } = cause;
  const place = PLACES.find((one) => rest[one] !== undefined);
  const value = place === 'field' || equals === undefined ? equals : String(equals);
  const condition = JSON.stringify({ request, place, name: rest[place], is, equals: value, startsWith });
  const first = known.get(condition);
  known.set(condition, first ?? name);
  if (first === undefined) return undefined;
  return `${JSON.stringify(cause)} never applies: \`${first}\` lists the same cause before. Remove one of the two.`;
}

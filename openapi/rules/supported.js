import { contentsOf, follow, listProperties } from './follow.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
const SCALARS = ['string', 'number', 'integer', 'boolean'];
/** Keywords that make one schema of several, so that its fields are not known. */
export const COMBINATIONS = [
  'oneOf',
  'anyOf',
  'allOf',
  'not',
  'if',
  'patternProperties',
  'readOnly',
  'writeOnly',
  'discriminator',
];

/**
 * Refuses what client, mock, docs and tests would build wrong: what is not refused here works in all of them. To support
 * more, teach them, add it to `packages/zoo`, and take the line out.
 */
export default function supported() {
  return {
    Root(root, { report, location }) {
      for (const key of ['webhooks', 'x-webhooks']) {
        if (root[key])
          report({
            message: 'Webhooks are not supported. Describe only calls that clients make.',
            location: location.child(key).key(),
          });
      }
    },
    Paths(paths, { report, location }) {
      for (const path of Object.keys(paths)) {
        const [adjacent] = /\{[^{}]*\}\{[^{}]*\}/.exec(path) ?? [];
        if (adjacent)
          report({
            message: `Nothing separates the parameters \`${adjacent}\` of a path, which is not supported. Put a character such as \`.\` between them, or make them one.`,
            location: location.child(path).key(),
          });
      }
    },
    SecurityScheme(_, { report, location }) {
      report({
        message: 'Security schemes are not supported. Describe a credential as a required header parameter.',
        location,
      });
    },
    PathItem(pathItem, { report, location }) {
      for (const key of Object.keys(pathItem)) {
        if (
          METHODS.includes(key) ||
          ['$ref', 'summary', 'description', 'parameters'].includes(key) ||
          key.startsWith('x-')
        )
          continue;
        report({
          message: `\`${key}\` of a path is not supported. Use the methods ${METHODS.join(', ')}, and the servers of the document.`,
          location: location.child(key).key(),
        });
      }
    },
    Operation(operation, { report, location }) {
      // That there is one is a rule of Redocly's.
      if (operation.operationId && !/^(?=.{1,100}$)[a-z]+[A-Z]\w*$/.test(operation.operationId)) {
        report({
          message: `Operation id \`${operation.operationId}\` is not supported. Make it a verb and a noun in camelCase, such as \`sendSms\`, of at most 100 characters: it names types, constants, files and anchors.`,
          location: location.child('operationId'),
        });
      }
      for (const key of ['servers', 'callbacks', 'security']) {
        if (operation[key])
          report({
            message: `\`${key}\` of an operation is not supported. Remove it.`,
            location: location.child(key).key(),
          });
      }
      for (const status of Object.keys(operation.responses ?? {})) {
        if (/^[2-5]\d\d$/.test(status)) continue;
        report({
          message: `Response \`${status}\` is not supported. Document each status by its number, from 200 to 599.`,
          location: location.child(['responses', status]).key(),
        });
      }
    },
    Parameter(parameter, context) {
      const problem = problemOfParameter(parameter, context);
      if (problem)
        context.report({
          message: `Parameter \`${parameter.name}\`: ${problem}`,
          location: context.location.child('name'),
        });
    },
    RequestBody(body, context) {
      for (const [mediaType, media] of contentsOf(body)) {
        const place = context.location.child(['content', mediaType]);
        const whole = { name: '', ...follow(context, media.schema, undefined, place.child('schema')) };
        for (const property of [whole, ...listProperties(context, media, undefined, place)]) {
          const problem = problemOfProperty(property);
          if (problem) context.report({ message: problem, location: (property.location ?? place).key() });
        }
      }
    },
    Response(response, context) {
      for (const [mediaType, media] of contentsOf(response)) {
        const place = context.location.child(['content', mediaType]);
        for (const property of listProperties(context, media, undefined, place)) {
          if (property.isCircle) context.report({ message: problemOfProperty(property), location: place.key() });
        }
      }
    },
  };
}

function problemOfProperty({ isCircle, path, name, node }) {
  if (isCircle) return `\`${path}\` contains itself, which is not supported. Remove the circular reference.`;
  const keyword = COMBINATIONS.find((key) => node?.[key] !== undefined);
  const what = path === undefined ? 'The body' : `\`${path}\``;
  if (keyword) return `${what} uses \`${keyword}\`, which is not supported in requests. Describe one shape.`;
  return name.includes('.') ? `Field \`${name}\` has a dot in its name, which is not supported. Rename it.` : undefined;
}

function problemOfParameter(parameter, context) {
  const { in: place, schema, style, explode, content, allowReserved } = parameter;
  if (content) return '`content` is not supported. Describe its value with a `schema`.';
  if (style !== undefined || explode !== undefined || allowReserved !== undefined) {
    return '`style`, `explode` and `allowReserved` are not supported. Keep to how OpenAPI writes parameters by default.';
  }
  const value = follow(context, schema).node;
  const element = follow(context, value?.items).node;
  // Redocly already reports that a reference leads nowhere; what that lacks is not reported as well.
  if ((schema?.$ref && !value) || (value?.items?.$ref && !element)) return undefined;
  const { type, ...rest } = value ?? {};
  const keyword = COMBINATIONS.find((key) => rest[key] !== undefined);
  if (keyword) return `\`${keyword}\` is not supported. Describe one value.`;
  if (type === 'array') {
    if (place !== 'query') return 'arrays are supported in the query only. Take one value.';
    return SCALARS.includes(element?.type) ? undefined : 'an array holds strings, numbers or booleans.';
  }
  return SCALARS.includes(type)
    ? undefined
    : 'its `type` is one of string, number, integer and boolean, or array in the query.';
}

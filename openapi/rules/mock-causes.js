import { follow } from './follow.js';

const SHAPES = [
  ['is: missing', (cause) => cause.is === 'missing' && keys(cause) === 'is'],
  ['equals: <text>', (cause) => isText(cause.equals) && keys(cause) === 'equals'],
  ['startsWith: <text>', (cause) => isText(cause.startsWith) && keys(cause) === 'startsWith'],
  [
    'is: unlisted with example: <a value outside the enum>',
    (cause) => cause.is === 'unlisted' && isText(cause.example) && keys(cause) === 'example,is',
  ],
];
const isText = (value) => typeof value === 'string' && value !== '';
const keys = (cause) => Object.keys(cause).sort().join();

/**
 * `x-mock-causes` lists what makes the mock answer with an error: any one of the causes is enough. A cause looks at one
 * header or one body field, or is `request: invalid`, which stands for every other breach of the contract.
 */
export default function mockCauses() {
  return {
    Operation(operation, context) {
      const { report } = context;
      const headers = new Set();
      for (const parameter of operation.parameters ?? []) headers.add(follow(context, parameter).node?.name);
      const body = follow(context, operation.requestBody);
      const schema = follow(context, body.node?.content?.['application/json']?.schema, body.file);
      const fields = new Set(Object.keys(schema.node?.properties ?? {}));

      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        const { node, file } = follow(context, response);
        const examples = node?.content?.['application/json']?.examples ?? {};
        for (const [key, reference] of Object.entries(examples)) {
          const { node: example, location: place } = follow(context, reference, file);
          if (example?.value?.error_code === undefined || !key.endsWith('.en')) continue;
          const problem = problemOf(example['x-mock-causes'], headers, fields);
          if (problem) {
            report({
              message: `The \`x-mock-causes\` of \`${key}\` (${status}) cannot be used: ${problem}`,
              location: example['x-mock-causes'] === undefined ? place : place.child('x-mock-causes').key(),
            });
          }
        }
      }
    },
  };
}

function problemOf(causes, headers, fields) {
  if (!Array.isArray(causes) || causes.length === 0) {
    return 'there are none. Add a list with what makes the mock answer with this error.';
  }
  for (const cause of causes) {
    const { header, field, request, ...condition } = cause ?? {};
    const shown = JSON.stringify(cause);
    if ([header, field, request].filter((subject) => subject !== undefined).length !== 1) {
      return `${shown} needs exactly one of \`header\`, \`field\` and \`request\`.`;
    }
    if (request !== undefined) {
      if (request !== 'invalid' || keys(condition)) return `${shown} should be just \`request: invalid\`.`;
      continue;
    }
    if (header !== undefined && !headers.has(header)) return `no header of the operation is called \`${header}\`.`;
    if (field !== undefined && !fields.has(field)) return `no body field of the operation is called \`${field}\`.`;
    if (!SHAPES.some(([, fits]) => fits(condition))) {
      return `${shown} should have one of: ${SHAPES.map(([shape]) => `\`${shape}\``).join('; ')}.`;
    }
  }
}

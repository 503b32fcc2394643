import { beforeAll, describe, expect, test } from 'vitest';
import { ContractCopy, lintCopy } from './contract-copy.ts';

/** Parts of an operation that the project does not support, each in an operation of its own. */
const unsupported: {
  what: string;
  says: string;
  operation?: object;
  path?: object;
  parameter?: object;
  body?: object;
}[] = [
  {
    what: 'an operation id that is not a verb and a noun in camelCase',
    operation: { operationId: 'delete' },
    says: 'Operation id `delete` is not supported. Make it a verb and a noun in camelCase',
  },
  {
    what: 'an operation id that leads out of a folder',
    operation: { operationId: 'getThing/../../thing' },
    says: 'Operation id `getThing/../../thing` is not supported',
  },
  {
    what: 'an operation id that is too long for the name of a file',
    operation: { operationId: `getThing${'s'.repeat(93)}` },
    says: 's` is not supported. Make it a verb and a noun in camelCase, such as `sendSms`, of at most 100 characters',
  },
  {
    what: 'an operation id that differs from another only in case',
    operation: { operationId: 'sendSMS' },
    says: 'Operation id `sendSMS` differs from `sendSms` only in case. Rename one',
  },
  { what: 'a method without a typed client', path: { trace: {} }, says: '`trace` of a path is not supported' },
  { what: 'servers of an operation', operation: { servers: [] }, says: '`servers` of an operation is not supported' },
  { what: 'callbacks', operation: { callbacks: {} }, says: '`callbacks` of an operation is not supported' },
  {
    what: 'a range of statuses',
    operation: { responses: { '4XX': { description: 'An error.' } } },
    says: 'Response `4XX` is not supported. Document each status by its number',
  },
  {
    what: 'a default response',
    operation: { responses: { default: { description: 'Any other.' } } },
    says: 'Response `default` is not supported',
  },
  {
    what: 'a parameter with a style',
    parameter: { in: 'query', style: 'pipeDelimited', schema: { type: 'array', items: { type: 'string' } } },
    says: '`style`, `explode` and `allowReserved` are not supported',
  },
  {
    what: 'a parameter that is an object',
    parameter: { in: 'query', schema: { type: 'object' } },
    says: 'its `type` is one of string, number, integer and boolean, or array in the query',
  },
  {
    what: 'an array in a header',
    parameter: { in: 'header', schema: { type: 'array', items: { type: 'string' } } },
    says: 'arrays are supported in the query only',
  },
  {
    what: 'an array of objects in the query',
    parameter: { in: 'query', schema: { type: 'array', items: { type: 'object' } } },
    says: 'an array holds strings, numbers or booleans',
  },
  {
    what: 'a parameter of one of several types',
    parameter: { in: 'query', schema: { oneOf: [{ type: 'string' }, { type: 'number' }] } },
    says: '`oneOf` is not supported. Describe one value',
  },
  {
    what: 'a body of one of several shapes',
    body: { anyOf: [{ type: 'object' }, { type: 'array' }] },
    says: 'The body uses `anyOf`, which is not supported in requests',
  },
  {
    what: 'a combination of schemas in a field',
    body: { type: 'object', properties: { pet: { description: 'A pet.', allOf: [] } } },
    says: '`pet` uses `allOf`, which is not supported in requests',
  },
  {
    what: 'a dot in the name of a field',
    body: { type: 'object', properties: { 'a.b': { type: 'integer', description: 'A field.', examples: [1] } } },
    says: 'Field `a.b` has a dot in its name',
  },
];

/** A path file whose one operation is like any other but for what is not supported. */
function pathFile({ operation, path, parameter, body }: (typeof unsupported)[number], index: number): string {
  return JSON.stringify({
    get: { ...fine(`getThing${index}`), ...operation },
    ...(parameter && {
      parameters: [
        { name: `thing${index}`, description: 'A thing.', example: 'x', 'x-personal-data': false, ...parameter },
      ],
    }),
    ...(body && {
      post: {
        ...fine(`createThing${index}`),
        requestBody: { description: 'A thing.', content: { 'application/json': { schema: body } } },
      },
    }),
    ...path,
  });
}

const fine = (operationId: string) => ({
  operationId,
  summary: 'Do a thing',
  description: 'Does a thing.',
  responses: { 204: { description: 'Done.' } },
});

describe('what the project does not support is rejected, with file and line', () => {
  let messages: string[];
  beforeAll(async () => {
    using copy = new ContractCopy();
    for (const [index, one] of unsupported.entries()) {
      copy.add('openapi/openapi.yaml', `paths: { /things-${index}: { $ref: paths/things-${index}.yaml } }`);
      copy.write(`openapi/paths/things-${index}.yaml`, pathFile(one, index));
    }
    const named = ['user', 'format'].map((name) => ({
      name,
      in: 'path',
      required: true,
      description: 'A part of the path.',
      schema: { type: 'string' },
      example: 'x',
      'x-personal-data': false,
    }));
    for (const [index, path] of ['/users/{user}{format}', '/people/{user}.{format}'].entries()) {
      const get = { ...fine(`getUser${index}`), parameters: named };
      copy.add('openapi/openapi.yaml', JSON.stringify({ paths: { [path]: { get } } }));
    }
    copy.add(
      'openapi/openapi.yaml',
      'webhooks: {}\ncomponents: { securitySchemes: { basic: { type: http, scheme: basic } } }',
    );
    messages = (await lintCopy(copy)).map(
      ({ message, location: [place] }) => `${place?.source.absoluteRef}${place?.pointer ?? ''} ${message}`,
    );
  });

  test.for(unsupported.map((one, index) => ({ ...one, index })))('$what', ({ index, says }) => {
    const own = messages.filter((line) => line.includes(`things-${index}.yaml`));
    expect(own.join('\n')).toContain(says);
  });

  test('parameters of a path that nothing separates', () => {
    expect(messages.find((message) => message.includes('Nothing separates'))).toMatch(
      /openapi\.yaml#\/paths\/.*user.*format.* Nothing separates the parameters `\{user\}\{format\}` of a path, which is not supported\. Put a character/,
    );
    expect(messages.filter((message) => message.includes('{user}.{format}'))).toEqual([]);
  });

  test('webhooks', () => {
    expect(messages.join('\n')).toContain('Webhooks are not supported');
  });

  test('security schemes', () => {
    expect(messages.join('\n')).toContain('Security schemes are not supported');
  });
});

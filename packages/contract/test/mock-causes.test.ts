import { describe, expect, test } from 'vitest';
import { ContractCopy, lintCopy } from './contract-copy.ts';

const BODY = 'openapi/components/schemas/SendSmsRequest.yaml';

describe('the causes of an error', () => {
  /** What is reported for an operation whose one field or parameter is of a schema, and whose errors have causes. */
  async function lintCauses(schema: object, causes: Record<string, object[]>) {
    using copy = new ContractCopy();
    const words = { description: 'A thing.', 'x-personal-data': false };
    const body = { type: 'object', description: 'A body.', properties: { thing: { ...words, ...schema } } };
    const responses = Object.entries(causes).map(([status, list]) => [
      status,
      { description: 'An error.', 'x-remedy': 'Call again.', 'x-mock-causes': list },
    ]);
    const post = {
      operationId: 'createThing',
      summary: 'Create a thing',
      description: 'Creates a thing.',
      parameters: [{ name: 'thing', in: 'query', ...words, schema: { type: 'integer' }, example: 1 }],
      requestBody: { description: 'A thing.', content: { 'application/json': { schema: body } } },
      responses: { 204: { description: 'Done.' }, ...Object.fromEntries(responses) },
    };
    copy.add('openapi/openapi.yaml', JSON.stringify({ paths: { '/things': { post } } }));
    return (await lintCopy(copy))
      .filter(({ ruleId }) => ruleId === 'ciam/mock-causes')
      .map(({ message, location: [place] }) => `${place?.pointer?.replace(/.*x-mock-causes/, '')} ${message}`);
  }

  test.for<{ what: string; schema: object; cause: object }>([
    { what: 'a whole number for an integer', schema: { type: 'integer' }, cause: { field: 'thing', equals: 1 } },
    { what: 'a whole number for a number', schema: { type: 'number' }, cause: { field: 'thing', equals: 1 } },
    { what: 'a boolean', schema: { type: 'boolean' }, cause: { field: 'thing', equals: false } },
    { what: 'one of several types', schema: { type: ['integer', 'null'] }, cause: { field: 'thing', equals: 1 } },
    { what: 'any type', schema: {}, cause: { field: 'thing', equals: 1 } },
    {
      what: 'an element of a list',
      schema: { type: 'array', items: { type: 'string' } },
      cause: { field: 'thing', startsWith: 'x' },
    },
    {
      what: 'an unlisted element of a list',
      schema: { type: 'array', items: { type: 'string', enum: ['A'] } },
      cause: { field: 'thing', is: 'unlisted', example: 'B' },
    },
    { what: 'text for a parameter that is a number', schema: {}, cause: { query: 'thing', equals: 'x' } },
  ])('may be $what', async ({ schema, cause }) => {
    expect(await lintCauses(schema, { 400: [cause] })).toEqual([]);
  });

  test.for<{ what: string; type: string; equals: unknown; advice: string }>([
    { what: 'text for an integer', type: 'integer', equals: '1', advice: 'Use a value of that type, without quotes.' },
    { what: 'a fraction for an integer', type: 'integer', equals: 1.5, advice: 'Use a value of that type' },
    { what: 'a number for a boolean', type: 'boolean', equals: 1, advice: 'Use a value of that type' },
    { what: 'a boolean for text', type: 'string', equals: true, advice: 'Put the value in quotes.' },
  ])('are not $what', async ({ type, equals, advice }) => {
    const [report] = await lintCauses({ type }, { 400: [{ field: 'thing', equals }] });
    expect(report).toContain(`never applies: \`thing\` is of type ${type}. ${advice}`);
  });

  test.for<{ what: string; first: object; second: object }>([
    { what: 'another status', first: { field: 'thing', equals: 1 }, second: { equals: 1, field: 'thing' } },
    {
      what: 'a parameter, whose values are text',
      first: { query: 'thing', equals: 1 },
      second: { query: 'thing', equals: '1' },
    },
    { what: 'every other request', first: { request: 'invalid' }, second: { request: 'invalid' } },
  ])('are not listed again for $what', async ({ first, second }) => {
    const reports = await lintCauses(
      { type: 'integer' },
      { 400: [first], 409: [{ query: 'thing', is: 'missing' }, second] },
    );
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatch(/^\/1 .* \(409\) .* never applies: `400` lists the same cause before/);
  });
});

test('a body of one of several shapes is reported, without what follows from that for the causes of errors', async () => {
  using copy = new ContractCopy();
  const shape = copy.read(BODY).trim().replaceAll('\n', '\n    ');
  copy.write(BODY, `description: One of two.\noneOf:\n  - ${shape}\n  - type: object\n`);
  const messages = (await lintCopy(copy)).map(({ message }) => message);
  expect(messages.join('\n')).toContain('The body uses `oneOf`, which is not supported in requests');
  expect(messages.filter((message) => message.includes('x-mock-causes'))).toEqual([]);
});

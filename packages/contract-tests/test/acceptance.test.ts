import { fileURLToPath } from 'node:url';
import $RefParser from '@apidevtools/json-schema-ref-parser';
import { errors as catalogue, scenarios as describedScenarios, operations as generated } from '@ciam-sms/contract';
import { describe, expect, test } from 'vitest';
import { operations, scenarios, server } from '../src/acceptance.ts';

// biome-ignore lint/suspicious/noExplicitAny: read by path; a path that does not exist fails the test that reads it
const document: any = await $RefParser.dereference(
  fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.json')),
);

describe('the contract agrees with the acceptance table', () => {
  test('in the server', () => {
    expect(document.servers.map(({ url }: { url: string }) => url)).toEqual([server]);
  });

  test('in the operations, their methods and paths', () => {
    const declared = Object.entries(generated).map(([id, { method, path }]) => ({ id, method, path }));
    expect(declared).toEqual(operations.map(({ id, method, path }) => ({ id, method, path })));
  });

  test('in that the client id is a header, not a security scheme', () => {
    expect(document.security).toEqual([]);
    expect(document.components).not.toHaveProperty('securitySchemes');
  });

  test('in the scenarios', () => {
    expect(Object.keys(describedScenarios)).toEqual(scenarios);
  });

  test('in the full area code of UPDATE_PWD_SMS', () => {
    expect(describedScenarios.UPDATE_PWD_SMS).toContain('full area code');
  });
});

describe.for(operations)('the contract agrees with the acceptance table of $id', (accepted) => {
  const { id, method, path, headers, fields, errors } = accepted;
  const operation = document.paths[path]?.[method.toLowerCase()];
  const { errorCodes } = generated[id as keyof typeof generated] ?? { errorCodes: [] };

  test('in the headers, their order, flags and examples', () => {
    const declared: Record<string, unknown>[] = operation.parameters;
    expect(declared.map(({ in: place }) => place)).toEqual(headers.map(() => 'header'));
    expect(declared.map(({ name, required = false, example }) => ({ name, required, example }))).toEqual(headers);
  });

  test('in that a header states nothing beyond "not empty"', () => {
    for (const { name, required, schema } of operation.parameters) {
      expect(schema, name).toEqual(required ? { type: 'string', minLength: 1 } : { type: 'string' });
    }
  });

  test('in the media type and the fields of the body', () => {
    const { content, required } = operation.requestBody;
    expect([Object.keys(content), required]).toEqual([['application/json'], true]);
    const { schema } = content['application/json'];
    expect(schema.required).toEqual(fields.map(({ name }) => name));
    expect(Object.keys(schema.properties)).toEqual(fields.map(({ name }) => name));
    expect(schema).not.toHaveProperty('additionalProperties');
  });

  test.for(fields)('in that $name states nothing beyond what it can be', ({ name, values }) => {
    const schema = operation.requestBody.content['application/json'].schema.properties[name];
    const { type, minLength, enum: listed } = schema;
    expect({ type, minLength, listed }).toEqual({
      type: 'string',
      minLength: values ? undefined : 1,
      listed: values,
    });
    const texts = ['title', 'description', 'examples', 'x-enumDescriptions'];
    const known = ['type', 'minLength', 'enum', ...texts];
    expect(Object.keys(schema).filter((key) => !known.includes(key))).toEqual([]);
  });

  test('in the example request', () => {
    const [example] = Object.values<{ value: object }>(operation.requestBody.content['application/json'].examples);
    expect(example?.value).toEqual(Object.fromEntries(fields.map(({ name, example }) => [name, example])));
  });

  test('in the answers: 200 without a body, 400 with an error object', () => {
    const { 200: success, 400: error } = operation.responses;
    expect(Object.keys(operation.responses)).toEqual(['200', '400']);
    expect(success).not.toHaveProperty('content');
    expect(Object.keys(error.content)).toEqual(['application/json']);
    const { schema } = error.content['application/json'];
    expect(schema).not.toHaveProperty('additionalProperties');
    expect(schema.required).toEqual(['error_code', 'error_msg']);
    expect(Object.keys(schema.properties)).toEqual(['error_code', 'error_msg']);
    expect(Object.values<{ type: string }>(schema.properties).map(({ type }) => type)).toEqual(['string', 'string']);
  });

  test('in that it needs no security scheme', () => {
    expect(operation).not.toHaveProperty('security');
  });

  test('in the error codes, and the order in which the mock looks for their causes', () => {
    expect(errorCodes).toEqual(errors.map(({ code }) => code));
  });

  test.for(errors)('in the messages of $code', ({ code, en, zh }) => {
    const described = catalogue[code as keyof typeof catalogue];
    expect(described?.status).toBe(400);
    expect(described?.message).toEqual({ en, zh });
  });
});

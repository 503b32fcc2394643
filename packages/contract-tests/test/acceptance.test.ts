import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { errors as catalogue, scenarios as describedScenarios, operations } from '@ciam-sms/contract';
import { describe, expect, test } from 'vitest';
import { errors, fields, headers, method, path, precedence, scenarios, server } from '../src/acceptance.ts';

const document = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.json')), 'utf8'),
);
const { schemas, parameters, responses } = document.components;
const operation = document.paths[path]?.[method.toLowerCase()];
const parameterOf = ({ $ref }: { $ref: string }) => parameters[$ref.split('/').at(-1) ?? ''];

describe('the contract agrees with the acceptance table', () => {
  test('in the server', () => {
    expect(document.servers.map(({ url }: { url: string }) => url)).toEqual([server]);
  });

  test('in its paths and methods', () => {
    expect(Object.values(operations).map((found) => `${found.method} ${found.path}`)).toContain(`${method} ${path}`);
  });

  test('in the headers, their order, flags and examples', () => {
    const declared = operation.parameters.map(parameterOf);
    expect(declared.map(({ in: place }: { in: string }) => place)).toEqual(headers.map(() => 'header'));
    expect(
      declared.map(({ name, required, example }: Record<string, unknown>) => ({ name, required, example })),
    ).toEqual(headers);
  });

  test('in that a header states nothing beyond "not empty"', () => {
    for (const { name, required, schema } of operation.parameters.map(parameterOf)) {
      expect(schema, name).toEqual(required ? { type: 'string', minLength: 1 } : { type: 'string' });
    }
  });

  test('in the media type and the fields of the body', () => {
    expect(Object.keys(operation.requestBody.content)).toEqual(['application/json']);
    expect(operation.requestBody.required).toBe(true);
    const { required, properties, additionalProperties } = schemas.SendSmsRequest;
    expect(required).toEqual(fields.map(({ name }) => name));
    expect(Object.keys(properties)).toEqual(fields.map(({ name }) => name));
    expect(additionalProperties).toBeUndefined();
  });

  test('in that a field states nothing beyond being a string that is not empty', () => {
    const constraintsOf = ({ description, examples, ...constraints }: Record<string, unknown>) => constraints;
    const { mobile, type, captcha_token } = schemas.SendSmsRequest.properties;
    expect(constraintsOf(mobile)).toEqual({ type: 'string', minLength: 1 });
    expect(constraintsOf(captcha_token)).toEqual({ type: 'string', minLength: 1 });
    expect(type).toEqual({ $ref: '#/components/schemas/Scenario' });
    expect(schemas.Scenario.type).toBe('string');
  });

  test('in the example request', () => {
    const [example] = Object.values<{ value: object }>(operation.requestBody.content['application/json'].examples);
    expect(example?.value).toEqual(Object.fromEntries(fields.map(({ name, example }) => [name, example])));
  });

  test('in the scenarios', () => {
    expect(schemas.Scenario.enum).toEqual(scenarios);
    expect(Object.keys(describedScenarios)).toEqual(scenarios);
  });

  test('in the full area code of UPDATE_PWD_SMS', () => {
    expect(describedScenarios.UPDATE_PWD_SMS).toContain('full area code');
  });

  test('in the answers: 200 without a body, 400 with an error object', () => {
    expect(Object.keys(operation.responses)).toEqual(['200', '400']);
    expect(responses.SmsSent).not.toHaveProperty('content');
    expect(Object.keys(responses.SendSmsRejected.content)).toEqual(['application/json']);
    expect(schemas.SendSmsError.additionalProperties).toBeUndefined();
    expect(schemas.SendSmsError.required).toEqual(['error_code', 'error_msg']);
    expect(Object.keys(schemas.SendSmsError.properties)).toEqual(['error_code', 'error_msg']);
    expect(schemas.SendSmsError.properties.error_msg.type).toBe('string');
    expect(schemas.SendSmsErrorCode.type).toBe('string');
  });

  test('in that the client id is a header, not a security scheme', () => {
    expect(document.security).toEqual([]);
    expect(operation).not.toHaveProperty('security');
    expect(document.components).not.toHaveProperty('securitySchemes');
  });

  test('in the set of error codes', () => {
    expect([...operations.sendSms.errorCodes].sort()).toEqual(errors.map(({ code }) => code).sort());
  });

  test('in the precedence of the errors on the mock', () => {
    expect(operations.sendSms.errorCodes).toEqual(precedence);
  });

  test.for(errors)('in the messages of $code', ({ code, en, zh }) => {
    const described = catalogue[code as keyof typeof catalogue];
    expect(described.status).toBe(400);
    expect(described.message).toEqual({ en, zh });
  });
});

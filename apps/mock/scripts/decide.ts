/**
 * Has Prism decide, once and for all, what the mock returns: to a valid request, for every named example, and what it
 * finds wrong with every simple mistake. The mock starts from that file, without loading Prism.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Content, Field, Input, OperationModel, ParameterPlace, Response } from '@ciam-sms/contract/model';
import { readContract } from '@ciam-sms/contract/model';
import { askPrism } from '../src/ask-prism.ts';
import { prepareInputs, readInputs } from '../src/inputs.ts';
import type { MockedOperation, MockRequest, MockResponse, ParametersSchema, ShownInputs } from '../src/operation.ts';
import { askMock } from '../src/prism.ts';
import { checkInputs, compileSchemas } from '../src/schema-check.ts';
import { simpleMistakes } from './simple-mistakes.ts';
import { validRequest } from './valid-request.ts';

const decided = [];
for (const operation of readContract().operations) decided.push(await decide(operation));
mkdirSync(new URL('../dist/', import.meta.url), { recursive: true });
// Engines read JSON faster than the same text as JavaScript, and keep less of it in memory.
const asText = JSON.stringify(JSON.stringify(decided));
writeFileSync(new URL('../dist/operations.js', import.meta.url), `export default JSON.parse(${asText});\n`);

async function decide(operation: OperationModel): Promise<MockedOperation> {
  const { id, method, path, body, errors } = operation;
  const valid = validRequest(operation);
  const inputs = {
    parameters: forEachPlace((place) => parametersSchema(operation, place)),
    ...(body && {
      body: {
        required: body.required,
        schemas: Object.fromEntries(body.contents.map(({ mediaType, schema }) => [mediaType.toLowerCase(), schema])),
      },
    }),
  };
  const violations = await decideViolations(operation, valid, { path, ...inputs });
  const responses = await decideResponses(operation, valid);
  const [success] = operation.responses.filter(({ status }) => status < 300).concat(operation.responses);
  const languageHeader = operation.parameters.find(({ selects }) => selects === 'language')?.name.toLowerCase();
  return {
    id,
    method,
    path,
    ...inputs,
    ...(languageHeader !== undefined && { languageHeader }),
    shown: shownInputs(operation),
    success: success?.status as number,
    ...responses,
    errors: errors.map(({ code, status, examples, mockCauses }) => ({
      ...(code !== undefined && { code }),
      status,
      mockCauses,
      ...(examples && { examples }),
    })),
    violations,
  };
}

function forEachPlace<T>(of: (place: ParameterPlace) => T): Record<ParameterPlace, T> {
  return { path: of('path'), query: of('query'), header: of('header'), cookie: of('cookie') };
}

function parametersSchema({ parameters }: OperationModel, place: ParameterPlace): ParametersSchema {
  const own = parameters.filter((parameter) => parameter.in === place);
  const key = (name: string) => (place === 'cookie' ? name : name.toLowerCase());
  return {
    type: 'object',
    properties: Object.fromEntries(own.map(({ name, schema }) => [key(name), schema])),
    required: own.filter(({ required }) => required).map(({ name }) => key(name)),
  };
}

function shownInputs({ parameters, body }: OperationModel): ShownInputs {
  const shown = parameters.filter((one) => !isPersonal(one));
  const fields = body?.contents.flatMap((content) => content.fields) ?? [];
  // What should be an object may turn out to be anything.
  const isObject = ({ path }: Field) => fields.some((other) => other.path.startsWith(`${path}.`));
  const hidden = new Set(fields.filter((one) => isPersonal(one) || isObject(one)).map(({ path }) => path));
  return {
    ...forEachPlace((place) => shown.filter((one) => one.in === place).map(({ name }) => name.toLowerCase())),
    field: [...new Set(fields.map((field) => field.path))].filter((field) => !hidden.has(field)),
  };
}

function isPersonal({ personalData, schema }: Input): boolean {
  return personalData || schema.items?.['x-personal-data'] === true;
}

/** Has Prism judge the valid request, which has to be valid, and every simple mistake. */
async function decideViolations(
  operation: OperationModel,
  valid: MockRequest,
  inputsOf: Pick<MockedOperation, 'path' | 'parameters' | 'body'>,
): Promise<MockedOperation['violations']> {
  const prepared = { ...prepareInputs(inputsOf), ...compileSchemas(inputsOf) };
  const violations: MockedOperation['violations'] = {};
  for (const request of [valid, ...simpleMistakes(valid, operation)]) {
    const inputs = readInputs(prepared, request);
    const found = checkInputs(prepared, inputs);
    violations[found.signature] ??= await askPrism(request, inputs, found);
    if (request !== valid) continue;
    const [problem] = violations[found.signature] ?? [];
    if (problem)
      throw new Error(`The examples of ${operation.id} are not a valid request: ${problem.message}. Correct them.`);
  }
  return violations;
}

/** Has Prism return every documented response, in each of its media types. */
async function decideResponses({ id, responses }: OperationModel, valid: MockRequest) {
  const byStatus: MockedOperation['byStatus'] = {};
  const byExample: MockedOperation['byExample'] = {};
  for (const response of responses) {
    byStatus[response.status] = [];
    for (const content of response.contents.length > 0 ? response.contents : [undefined]) {
      const names = content?.examples.filter(({ value }) => value !== undefined).map(({ name }) => name) ?? [];
      for (const [index, name] of (names.length > 0 ? names : [undefined]).entries()) {
        const decided = await ask(response, content, name);
        const named = { ...decided, ...(name !== undefined && { example: name }) };
        if (index === 0) byStatus[response.status]?.push(named);
        if (name !== undefined) byExample[name] = [...(byExample[name] ?? []), named];
      }
    }
  }
  return { byStatus, byExample };

  async function ask({ status }: Response, content?: Content, exampleKey?: string): Promise<MockResponse> {
    const { output } = await askMock(valid, {
      code: status,
      ...(content && { mediaTypes: [content.mediaType] }),
      ...(exampleKey !== undefined && { exampleKey }),
    });
    if (output.statusCode !== status) throw new Error(`Prism returns ${output.statusCode} for ${status} of ${id}.`);
    const { body, headers = {} } = output;
    const others = Object.entries(headers).filter(([name, value]) => name !== 'Content-type' && value !== null);
    return {
      status,
      ...(others.length > 0 && { headers: Object.fromEntries(others.map(([name, value]) => [name, String(value)])) }),
      ...(content && {
        contentType: content.mediaType,
        body: typeof body === 'string' && !/json$/.test(content.mediaType) ? body : JSON.stringify(body),
      }),
    };
  }
}

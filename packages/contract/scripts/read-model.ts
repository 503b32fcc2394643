import $RefParser from '@apidevtools/json-schema-ref-parser';
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import type {
  Content,
  Contract,
  Field,
  JsonSchema,
  Language,
  OperationModel,
  Parameter,
  Response,
  Text,
} from '../src/model.ts';
import { at, type Both, entries, list, type Node, text } from './both-languages.ts';
import { readErrors } from './read-errors.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Reads the model out of the bundled contract. */
export async function readBundles({ en, zh }: Record<Language, OpenApi.Document>): Promise<Contract> {
  return readModel(await dereference(en), await dereference(zh));
}

function dereference(document: OpenApi.Document): Promise<OpenApi.Document> {
  return $RefParser.dereference<OpenApi.Document>(document, { mutateInputSchema: false, resolve: { external: false } });
}

/**
 * Reads the model out of the linted, dereferenced contract and its Chinese version. Nothing else in this repository reads
 * an OpenAPI document by its parts.
 */
export function readModel(en: OpenApi.Document, zh: OpenApi.Document): Contract {
  const document: Both = { en, zh };
  const server = en.servers?.[0];
  return {
    title: text(at(document, 'info'), 'title'),
    summary: text(at(document, 'info'), 'summary'),
    version: en.info.version,
    server: {
      url: server?.url ?? '',
      variables: Object.fromEntries(
        Object.entries(server?.variables ?? {}).map(([name, variable]) => [name, variable.default]),
      ),
    },
    operations: entries(document, 'paths').flatMap(([path, item]) =>
      METHODS.filter((method) => item.en[method]).map((method) => readOperation(method, path, item)),
    ),
  };
}

function readOperation(method: string, path: string, item: Both): OperationModel {
  const operation = at(item, method);
  const responses = entries(operation, 'responses');
  const { operationId: id, deprecated = false, tags = [], requestBody } = operation.en;
  return {
    id,
    method: method.toUpperCase(),
    path,
    summary: text(operation, 'summary'),
    description: text(operation, 'description'),
    deprecated,
    tags,
    parameters: readParameters(item, operation),
    ...(requestBody && {
      body: {
        required: requestBody.required ?? false,
        description: text(at(operation, 'requestBody'), 'description'),
        contents: readContents(at(operation, 'requestBody')),
      },
    }),
    responses: responses.map(([status, response]) => readResponse(Number(status), response)),
    errors: readErrors(responses),
  };
}

/** Those of the path come first; one of the operation replaces the path's of the same place and name. */
function readParameters(item: Both, operation: Both): Parameter[] {
  const all = [...list(item, 'parameters'), ...list(operation, 'parameters')].map(readParameter);
  return [...new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

function readParameter(parameter: Both): Parameter {
  const { name, in: place, required = false, schema, 'x-mock-selects': selects } = parameter.en;
  return {
    name,
    in: place,
    description: text(parameter, 'description'),
    required,
    schema,
    ...values(at(parameter, 'schema')),
    personalData: parameter.en['x-personal-data'] ?? false,
    example: exampleOf(parameter.en),
    ...(selects && { selects }),
  };
}

function readResponse(status: number, response: Both): Response {
  return {
    status,
    description: text(response, 'description'),
    headers: entries(response, 'headers').map(([name, header]) => ({
      name,
      description: text(header, 'description'),
      required: header.en.required ?? false,
      schema: header.en.schema,
      example: exampleOf(header.en),
    })),
    contents: readContents(response),
  };
}

function readContents(part: Both): Content[] {
  return entries(part, 'content').map(([mediaType, media]) => ({
    mediaType,
    schema: media.en.schema,
    fields: readFields(at(media, 'schema')),
    examples: media.en.examples
      ? entries(media, 'examples').map(([name, example]) => ({
          name,
          summary: text(example, 'summary'),
          value: example.en.value,
        }))
      : [{ name: 'example', summary: { en: 'Example', zh: '示例' }, value: exampleOf(media.en) }],
  }));
}

/** The fields of an object, or of the objects in an array, each followed by those within it. */
function readFields(schema: Both, path: readonly string[] = []): Field[] {
  const object = schema.en.items ? at(schema, 'items') : schema;
  return entries(object, 'properties').flatMap(([name, field]) => [
    {
      path: [...path, name].join('.'),
      name,
      description: text(field, 'description'),
      required: object.en.required?.includes(name) ?? false,
      schema: field.en as JsonSchema,
      ...values(field),
      personalData: field.en['x-personal-data'] ?? false,
    },
    ...readFields(field, [...path, name]),
  ]);
}

function exampleOf({ example, examples, schema }: Node): unknown {
  const [first]: Node[] = Object.values(examples ?? {});
  return example ?? first?.value ?? schema?.examples?.[0] ?? schema?.default;
}

/** What the listed values of a schema, or of the elements of an array, mean. */
function values(schema: Both): { values?: Record<string, Text> } {
  const listing = schema.en.items ? at(schema, 'items') : schema;
  const described = listing.en['x-enumDescriptions'];
  if (!described) return {};
  const descriptions = at(listing, 'x-enumDescriptions');
  return { values: Object.fromEntries(Object.keys(described).map((value) => [value, text(descriptions, value)])) };
}

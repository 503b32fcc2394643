import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import $RefParser from '@apidevtools/json-schema-ref-parser';
import type { Language } from '@ciam-sms/contract';

/** A header or another parameter of an operation. */
export interface Parameter {
  name: string;
  in: string;
  required: boolean;
  description: string;
  example: string;
  /** What the mock chooses by it. */
  selects?: string;
}

/** A field of a request body. */
export interface Field {
  name: string;
  description: string;
  required: boolean;
  /** What each value means, if only some are allowed. */
  values?: Record<string, string>;
}

/** An operation, with what pages and samples need of it. */
export interface DocumentedOperation {
  id: string;
  method: string;
  path: string;
  summary: string;
  parameters: Parameter[];
  /** Media type of the request body, if there is one. */
  mediaType?: string;
  fields: Field[];
  /** The contract's own example of a body. */
  example?: Record<string, unknown>;
}

interface SchemaObject {
  description?: string;
  required?: string[];
  properties?: Record<string, SchemaObject>;
  'x-enumDescriptions'?: Record<string, string>;
}

interface OperationObject {
  operationId?: string;
  summary?: string;
  parameters?: (Parameter & { 'x-mock-selects'?: string })[];
  requestBody?: {
    content: Record<string, { schema: SchemaObject; examples?: Record<string, { value: Record<string, unknown> }> }>;
  };
}

interface OpenApiDocument {
  info: { title: string; version: string };
  servers: { url: string; variables?: Record<string, { default: string }> }[];
  paths: Record<string, Record<string, OperationObject>>;
}

/** Path of a file of the bundled contract. */
export function contractFile(name: string): string {
  return fileURLToPath(import.meta.resolve(`@ciam-sms/contract/${name}`));
}

/** Name of the bundled contract in a language. */
export function contractName(language: Language): string {
  return language === 'en' ? 'openapi' : `openapi.${language}`;
}

/** Reads the bundled contract in a language. */
export async function readContract(language: Language): Promise<OpenApiDocument> {
  return JSON.parse(await readFile(contractFile(`${contractName(language)}.json`), 'utf8'));
}

/** Base URL of the contract's first server, its variables at their defaults. */
export function defaultServer({ servers }: OpenApiDocument): string {
  const [server] = servers;
  return Object.entries(server?.variables ?? {}).reduce(
    (url, [name, variable]) => url.replace(`{${name}}`, variable.default),
    server?.url ?? '',
  );
}

/** Lists the operations of a contract, in its order. */
export async function listOperations(contract: OpenApiDocument): Promise<DocumentedOperation[]> {
  const { paths } = await $RefParser.dereference<OpenApiDocument>(structuredClone(contract));
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { operationId }]) => operationId)
      .map(([method, operation]) => describe(method, path, operation)),
  );
}

function describe(method: string, path: string, operation: OperationObject): DocumentedOperation {
  const { operationId: id = '', summary = '', parameters = [], requestBody } = operation;
  const [mediaType, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const [example] = Object.values(media?.examples ?? {});
  return {
    id,
    method: method.toUpperCase(),
    path,
    summary,
    parameters: parameters.map((parameter) => ({
      ...parameter,
      required: Boolean(parameter.required),
      example: String(parameter.example),
      ...(parameter['x-mock-selects'] && { selects: parameter['x-mock-selects'] }),
    })),
    ...(mediaType && { mediaType }),
    ...(example && { example: example.value }),
    fields: Object.entries(media?.schema.properties ?? {}).map(([name, schema]) => ({
      name,
      description: schema.description ?? '',
      required: Boolean(media?.schema.required?.includes(name)),
      ...(schema['x-enumDescriptions'] && { values: schema['x-enumDescriptions'] }),
    })),
  };
}

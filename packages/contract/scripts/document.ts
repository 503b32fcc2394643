import type { MockCause } from '../src/catalogue.ts';

/** The parts of a dereferenced OpenAPI document that the catalogue is read from. */
export interface OpenApiDocument {
  paths: Record<string, Record<string, OperationObject>>;
  components?: { schemas?: Record<string, SchemaObject> };
}

export interface OperationObject {
  operationId: string;
  responses: Record<string, ResponseObject>;
}

export interface ResponseObject {
  content?: Record<string, { schema?: SchemaObject; examples?: Record<string, ExampleObject> }>;
}

export interface SchemaObject {
  enum?: string[];
  properties?: Record<string, SchemaObject>;
  'x-enumDescriptions'?: Record<string, string>;
}

export interface ExampleObject {
  summary: string;
  description?: string;
  value: { error_code?: string; error_msg?: string };
  'x-remedy'?: string;
  'x-mock-causes'?: MockCause[];
}

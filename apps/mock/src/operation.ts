import type { JsonSchema, OperationError, ParameterPlace } from '@ciam-sms/contract/model';
import type { Covered } from './control/coverage.ts';

/** A response as the mock sends it. */
export interface MockResponse {
  status: number;
  /** Name of the contract's example that is its body. */
  example?: string | undefined;
  contentType?: string | undefined;
  headers?: Record<string, string> | undefined;
  body?: string | undefined;
  /** Where it is counted; what a behaviour makes of it counts there too. */
  covered?: Covered | undefined;
}

/** A violation of the contract, as Prism words it. */
export interface Violation {
  location: string[];
  severity: string;
  code?: string | number;
  message: string;
}

/** The schema of all parameters of one place. */
export interface ParametersSchema {
  type: 'object';
  /** By name, in lower case except for cookies: Prism ignores the case of the others. */
  properties: Record<string, JsonSchema>;
  required: string[];
}

/** Names of the inputs whose values may be shown, by place: the contract declares that they are not personal data. */
export type ShownInputs = Record<ParameterPlace | 'field', readonly string[]>;

/** An error of an operation, and what makes the mock return it. */
export type MockedError = Pick<OperationError, 'code' | 'status' | 'examples' | 'mockCauses'>;

/** An operation with everything that Prism decided about it when the mock was built. */
export interface MockedOperation {
  id: string;
  method: string;
  /** Path template, as the contract writes it. */
  path: string;
  parameters: Record<ParameterPlace, ParametersSchema>;
  body?: {
    required: boolean;
    /** By media type, in the contract's order. */
    schemas: Record<string, JsonSchema>;
  };
  /** Lower-case name of the header that names the language of messages, if the operation has one. */
  languageHeader?: string;
  shown: ShownInputs;
  /** Status of the response to a valid request. */
  success: number;
  /** Every documented response in each of its media types, by status. */
  byStatus: Record<string, MockResponse[]>;
  /** The same by name of an example. */
  byExample: Record<string, MockResponse[]>;
  /** In the order in which the mock looks at their causes. */
  errors: MockedError[];
  /** Prism's violations for the mistakes that it was asked about beforehand, by signature. */
  violations: Record<string, Violation[]>;
}

/** A request, read to its end. */
export interface MockRequest {
  method: string;
  /** As it was sent, percent-encoded. */
  path: string;
  /** A name that comes more than once has all of its values. */
  query: Record<string, string | string[]>;
  /** By lower-case name. */
  headers: Record<string, string | undefined>;
  body: RequestBody;
}

/** The body: nothing was sent; it cannot be read, and why; or its JSON value. */
export type RequestBody =
  | { kind: 'absent' }
  | { kind: 'unreadable'; reason: 'malformed-json' | 'media-type' | 'unexpected'; text: string }
  | { kind: 'json'; value: unknown };

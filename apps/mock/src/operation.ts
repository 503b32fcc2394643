import type { CatalogueError, Language } from '@ciam-sms/contract';

/** A response as the mock sends it. */
export interface Answer {
  status: number;
  /** Name of the contract's example that this is; none for an answer without a body. */
  example?: string;
  contentType?: string;
  body?: string;
}

/** One breach of the contract, as Prism words it. */
export interface Violation {
  location: string[];
  severity: string;
  code?: string | number;
  message: string;
}

/** An error of an operation, ready to be chosen and sent. */
export interface MockedError extends Pick<CatalogueError, 'mockCauses'> {
  answers: Record<Language, Answer>;
}

/** An operation with everything that Prism decided about it when the mock was built. */
export interface MockedOperation {
  id: string;
  method: string;
  /** Path template, as the contract writes it. */
  path: string;
  /** JSON Schemas of the request headers (by lower-case name) and of the body, the ones that Prism validates with. */
  headersSchema: object;
  bodySchema: object | undefined;
  /** Lower-case name of the header that names the language of messages, if the operation has one. */
  languageHeader: string | undefined;
  /** Enum of each header and body field that has one. */
  enums: Record<string, string[]>;
  /** The answer to a valid request. */
  success: Answer;
  /** The answer to an invalid request that no declared cause explains. */
  invalid: Answer;
  /** The answers for `Prefer: code=…`, by status. */
  byStatus: Record<string, Answer>;
  /** The answers for `Prefer: example=…`, by name. */
  byExample: Record<string, Answer>;
  /** The errors, in the order in which their causes are looked for. */
  errors: MockedError[];
  /** Prism's violations for the breaches that were asked about beforehand, by signature. */
  violations: Record<string, Violation[]>;
  /** Whether headers and JSON body are all that a request of this operation consists of. */
  onlyHeadersAndBody: boolean;
}

/** A request, read to its end. */
export interface MockRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  /** By lower-case name. */
  headers: Record<string, string | undefined>;
  body: RequestBody;
}

/** What became of the body: nothing was sent; it is not JSON, or not sent as JSON; or its JSON value. */
export type RequestBody =
  | { kind: 'absent' }
  | { kind: 'unreadable'; reason: 'malformed-json' | 'media-type'; text: string }
  | { kind: 'json'; value: unknown };

/** The model of the contract: what mock, docs, tests and tools know about an operation, read once by `npm run generate`. */

/** A language of the contract. */
export type Language = 'en' | 'zh';

/** A text in each language. Descriptions are Markdown. */
export type Text = Readonly<Record<Language, string>>;

/** A JSON Schema (draft 2020-12) without references. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly [keyword: string]: unknown;
}

/** What a request consists of besides its body. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

/** What parameters and body fields have in common. */
export interface Input {
  readonly name: string;
  readonly description: Text;
  readonly required: boolean;
  readonly schema: JsonSchema;
  /** What each listed value means, if only some are allowed. */
  readonly values?: Readonly<Record<string, Text>>;
  /** Whether its value identifies a person, a device or an application, and is masked wherever it would be shown. */
  readonly personalData: boolean;
}

/** A parameter, of the operation or of its path. */
export interface Parameter extends Input {
  readonly in: ParameterPlace;
  readonly example: unknown;
  /** What the mock chooses by its value. */
  readonly selects?: 'language';
}

/** A field of a body, at any depth. */
export interface Field extends Input {
  /** Names from the outermost field to this one, joined by dots; elements of an array add nothing. */
  readonly path: string;
}

/** A named example of a body. */
export interface Example {
  readonly name: string;
  readonly summary: Text;
  readonly value: unknown;
}

/** A body in one media type. */
export interface Content {
  readonly mediaType: string;
  readonly schema: JsonSchema;
  readonly fields: readonly Field[];
  readonly examples: readonly Example[];
}

/** A request body. */
export interface RequestBody {
  readonly required: boolean;
  readonly description: Text;
  readonly contents: readonly Content[];
}

/** A header of a response. */
export interface ResponseHeader {
  readonly name: string;
  readonly description: Text;
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly example: unknown;
}

/** A documented response. Without contents, its body is empty. */
export interface Response {
  readonly status: number;
  readonly description: Text;
  readonly headers: readonly ResponseHeader[];
  readonly contents: readonly Content[];
}

/** A condition on the value of an input. `missing` means absent, null or empty; `unlisted` means outside its enum. */
export type Condition =
  | { readonly is: 'missing' }
  | { readonly is: 'unlisted'; readonly example: string | number | boolean }
  | { readonly equals: string | number | boolean }
  | { readonly startsWith: string };

/**
 * What makes the mock return an error: a condition on one parameter or body field. `request: 'invalid'` stands for every
 * violation of the contract that no other cause of the operation explains.
 */
export type MockCause =
  | { readonly request: 'invalid' }
  | ((
      | { readonly path: string }
      | { readonly query: string }
      | { readonly header: string }
      | { readonly cookie: string }
      | { readonly field: string }
    ) &
      Condition);

/** An error that an operation documents. */
export interface OperationError {
  /** Short stable name, unique within the operation; the status, if the response has no body. */
  readonly name: string;
  /** The value of `error_code`, if the body has one. */
  readonly code?: string;
  readonly status: number;
  /** The error in a few words. */
  readonly title: Text;
  /** The value of `error_msg`, if the body has one. */
  readonly message?: Text;
  readonly cause: Text;
  /** What the caller should do. */
  readonly remedy: Text;
  /** Names of its examples, if the response has a body. */
  readonly examples?: Readonly<Record<Language, string>>;
  /** What makes the mock return it; any one is enough. */
  readonly mockCauses: readonly MockCause[];
}

/** An operation, with everything that the contract says about it. */
export interface OperationModel {
  readonly id: string;
  /** HTTP method in capitals. */
  readonly method: string;
  /** Path template, as the contract writes it. */
  readonly path: string;
  readonly summary: Text;
  readonly description: Text;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  /** In the contract's order, those of the path first. */
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  /** By ascending status. */
  readonly responses: readonly Response[];
  /** In the mock's order of precedence. */
  readonly errors: readonly OperationError[];
}

/** The whole contract. */
export interface Contract {
  readonly title: Text;
  readonly summary: Text;
  readonly version: string;
  /** URL template of the first server, and the default of each of its variables. */
  readonly server: { readonly url: string; readonly variables: Readonly<Record<string, string>> };
  readonly operations: readonly OperationModel[];
}

/** Everything about an error that is the same in every operation that returns it. */
export type CatalogueError = Required<Pick<OperationError, 'code' | 'message'>> &
  Pick<OperationError, 'name' | 'status' | 'title' | 'cause' | 'remedy'>;

/** What a program needs to call an operation; the types of its parts are in `Operations`. */
export interface Operation {
  /** HTTP method in capitals. */
  readonly method: string;
  /** Path template, as the contract writes it. */
  readonly path: string;
  /** Every error code it may return, in the mock's order of precedence. */
  readonly errorCodes: readonly string[];
  /** Media types of the body of each documented response; none if the body is empty. */
  readonly responses: Readonly<Record<number, readonly string[]>>;
  /** Its inputs that are personal data: names of parameters, and of body fields at any depth. */
  readonly personalData: { readonly parameters: readonly string[]; readonly fields: readonly string[] };
}

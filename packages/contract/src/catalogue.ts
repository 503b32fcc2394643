/** A language that the contract states everything about its errors in. */
export type Language = 'en' | 'zh';

/**
 * What makes the mock answer with an error. `missing` means absent, null or empty; `unlisted` means a string outside the
 * enum of that field; `request: 'invalid'` stands for every breach of the contract that no other cause names.
 */
export type MockCause =
  | { readonly request: 'invalid' }
  | (({ readonly header: string } | { readonly field: string }) &
      (
        | { readonly is: 'missing' }
        | { readonly is: 'unlisted'; readonly example: string }
        | { readonly equals: string }
        | { readonly startsWith: string }
      ));

/** Everything that the contract says of one error code. */
export interface CatalogueError {
  /** The value of `error_code`. */
  readonly code: string;
  /** Short stable name; `<name>.en` and `<name>.zh` are the names of its examples. */
  readonly name: string;
  /** HTTP status that it comes with. */
  readonly status: number;
  /** The error in a few words, in each language. */
  readonly title: Readonly<Record<Language, string>>;
  /** The text of `error_msg`, in each language. */
  readonly message: Readonly<Record<Language, string>>;
  /** Why the service answers so, in each language. */
  readonly cause: Readonly<Record<Language, string>>;
  /** What the caller should do, in each language. */
  readonly remedy: Readonly<Record<Language, string>>;
  /** What makes the mock answer so; any one is enough. */
  readonly mockCauses: readonly MockCause[];
}

/** An operation of the contract. */
export interface Operation {
  /** HTTP method in capitals. */
  readonly method: string;
  /** Path template, as the contract writes it. */
  readonly path: string;
  /** Codes it may answer with, in the order in which the mock looks for their causes. */
  readonly errorCodes: readonly string[];
}

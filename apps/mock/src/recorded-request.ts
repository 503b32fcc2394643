import type { Fault } from './control/planned.ts';

/**
 * A request that the mock received. Its properties hold what was really sent, so that a test can assert it. Printed or
 * turned into JSON, it shows only values that the contract declares not to be personal data.
 */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** Values by name; a name that came more than once has all of them. */
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Headers by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The JSON value of the body, or its text if it was not JSON; `undefined` if nothing was sent. */
  readonly body: unknown;
  /** Length of the body in bytes. */
  readonly size: number;
  /** Status of the response. */
  readonly status: number;
  /** Name of the contract's example that was returned; none for a response without a body. */
  readonly example: string | undefined;
  /** ID of the operation that was called; none for a path that the contract does not have. */
  readonly operation: string | undefined;
  /** What went wrong with the response, as planned. */
  readonly fault: Fault | undefined;
  toJSON(): object;
}

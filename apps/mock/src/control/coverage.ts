import type { MockedOperation } from '../operation.ts';
import type { Reply } from '../reply.ts';

/** A documented response, and how often the mock returned it. */
export interface Covered {
  operation: string;
  status: number;
  /** Name of the example, which ends in the language of an error; none for a response without a body. */
  example?: string;
  times: number;
}

/** Counts how often each documented response was returned. */
export class Coverage {
  readonly #operations: readonly MockedOperation[];
  /** By operation; those of one that was never called are not yet listed. */
  #covered = new Map<string, Covered[]>();

  constructor(operations: readonly MockedOperation[]) {
    this.#operations = operations;
  }

  /** A response that a fault keeps from arriving is none. */
  note({ operation, status, example, fault }: Reply): void {
    if (operation === undefined || fault !== undefined) return;
    const covered = this.#of(operation).find((one) => one.status === status && one.example === example);
    if (covered) covered.times++;
  }

  clear(): void {
    this.#covered.clear();
  }

  /** Every documented response, those that nobody has met included. */
  list(): Covered[] {
    return this.#operations.flatMap(({ id }) => this.#of(id).map((one) => ({ ...one })));
  }

  #of(id: string): Covered[] {
    const covered = this.#covered.get(id) ?? this.#operations.filter((one) => one.id === id).flatMap(documented);
    this.#covered.set(id, covered);
    return covered;
  }
}

/** The responses of an operation by status, none of them returned yet; one in several media types is one response. */
function documented({ id, byStatus, byExample }: MockedOperation): Covered[] {
  const responses = [...Object.values(byStatus), ...Object.values(byExample)].flat();
  const different = new Map(responses.map(({ status, example }) => [`${status} ${example}`, { status, example }]));
  return [...different.values()]
    .sort((one, other) => one.status - other.status)
    .map(({ status, example }) => ({ operation: id, status, ...(example !== undefined && { example }), times: 0 }));
}

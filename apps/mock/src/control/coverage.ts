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
  readonly #covered = new Map<MockedOperation, Covered[]>();

  constructor(operations: readonly MockedOperation[]) {
    this.#operations = operations;
  }

  /** The documented responses of an operation, for {@link count}. */
  of(operation: MockedOperation): Covered[] {
    const covered = this.#covered.get(operation) ?? documented(operation);
    this.#covered.set(operation, covered);
    return covered;
  }

  clear(): void {
    for (const covered of [...this.#covered.values()].flat()) covered.times = 0;
  }

  /** Every documented response, those that nobody has met included. */
  list(): Covered[] {
    return this.#operations.flatMap((operation) => this.of(operation).map((one) => ({ ...one })));
  }
}

/** Counts a response of an operation. One that a test wrote by hand, or that a fault keeps from arriving, is none. */
export function count(responses: readonly Covered[], reply: Reply): void {
  const { operation, status, example, inPlaceOf = example, isHandwritten, fault } = reply;
  if (operation === undefined || isHandwritten || fault !== undefined) return;
  const covered = responses.find((one) => one.status === status && one.example === inPlaceOf);
  if (covered) covered.times++;
}

/** The responses of an operation by status, none of them returned yet; one in several media types is one response. */
function documented({ id, byStatus, byExample }: MockedOperation): Covered[] {
  const responses = [...Object.values(byExample), ...Object.values(byStatus)].flat();
  const different = new Map(responses.map(({ status, example }) => [`${status} ${example}`, { status, example }]));
  return [...different.values()]
    .sort((one, other) => one.status - other.status)
    .map(({ status, example }) => ({ operation: id, status, ...(example !== undefined && { example }), times: 0 }));
}

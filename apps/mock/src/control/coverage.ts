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
  #times = new Map<string, number>();

  constructor(operations: readonly MockedOperation[]) {
    this.#operations = operations;
  }

  /** A response that a fault keeps from arriving is none. */
  note({ operation, status, example, fault }: Reply): void {
    if (operation === undefined || fault !== undefined) return;
    const key = `${operation} ${status} ${example}`;
    this.#times.set(key, (this.#times.get(key) ?? 0) + 1);
  }

  clear(): void {
    this.#times.clear();
  }

  /** Every documented response, those that nobody has met included. */
  list(): Covered[] {
    return this.#operations.flatMap(({ id, byStatus, byExample }) =>
      unique([...Object.values(byStatus), ...Object.values(byExample)].flat()).map(({ status, example }) => ({
        operation: id,
        status,
        ...(example !== undefined && { example }),
        times: this.#times.get(`${id} ${status} ${example}`) ?? 0,
      })),
    );
  }
}

/** A response in several media types is one response. */
function unique<T extends { status: number; example?: string }>(responses: readonly T[]): T[] {
  return [...new Map(responses.map((response) => [`${response.status} ${response.example}`, response])).values()].sort(
    (one, other) => one.status - other.status,
  );
}

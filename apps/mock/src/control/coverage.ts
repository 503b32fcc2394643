import type { MockedOperation, MockResponse } from '../operation.ts';
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
  readonly #covered = new Map<MockedOperation, Map<string, Covered>>();

  constructor(operations: readonly MockedOperation[]) {
    this.#operations = operations;
  }

  /** The responses of an operation, each with where it is counted: none has to be looked for when it goes out. */
  link(operation: MockedOperation): Pick<MockedOperation, 'byStatus' | 'byExample'> {
    const covered = this.#of(operation);
    // All of one form, whatever they have: what reads them is compiled for one form.
    const linkOne = (response: MockResponse): MockResponse => {
      const { status, body, contentType, headers, example } = response;
      return { status, body, contentType, headers, example, covered: covered.get(nameOf(response)) };
    };
    const linkAll = (responses: Record<string, MockResponse[]>) =>
      Object.fromEntries(Object.entries(responses).map(([name, some]) => [name, some.map(linkOne)]));
    return { byStatus: linkAll(operation.byStatus), byExample: linkAll(operation.byExample) };
  }

  clear(): void {
    for (const covered of this.#covered.values()) for (const one of covered.values()) one.times = 0;
  }

  /** Every documented response, those that nobody has met included. */
  list(): Covered[] {
    return this.#operations.flatMap((operation) => [...this.#of(operation).values()].map((one) => ({ ...one })));
  }

  #of(operation: MockedOperation): Map<string, Covered> {
    const covered = this.#covered.get(operation) ?? documented(operation);
    this.#covered.set(operation, covered);
    return covered;
  }
}

/** Counts a reply that is a documented response, unless a fault keeps it from arriving, and passes it on. */
export function count(reply: Reply): Reply {
  const { covered, fault } = reply;
  if (covered && fault === undefined) covered.times++;
  return reply;
}

/** The responses of an operation by status, none of them returned yet; one in several media types is one response. */
function documented({ id, byStatus, byExample }: MockedOperation): Map<string, Covered> {
  const responses = [...Object.values(byExample), ...Object.values(byStatus)]
    .flat()
    .sort((one, other) => one.status - other.status);
  return new Map(
    responses.map((response) => {
      const { status, example } = response;
      return [nameOf(response), { operation: id, status, ...(example !== undefined && { example }), times: 0 }];
    }),
  );
}

function nameOf({ status, example }: MockResponse): string {
  return `${status} ${example}`;
}

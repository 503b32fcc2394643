import { chooseByAccept } from '../negotiate.ts';
import type { MockedOperation, MockRequest } from '../operation.ts';
import type { Reply } from '../reply.ts';
import type { PlannedResponse } from './planned.ts';

/** Milliseconds that every response waits: always as many, or a random number between two. */
export type Delay = number | readonly [from: number, to: number];

/** What the next requests receive, in the order in which it was planned. */
export class Plan {
  #planned: PlannedResponse[] = [];
  readonly #check: (planned: unknown) => PlannedResponse;
  readonly #delay: Delay;

  /** @param check Checks what is to be planned; throws a TypeError that names the member that is wrong. */
  constructor(check: (planned: unknown) => PlannedResponse, delay: Delay = 0) {
    this.#check = check;
    this.#delay = delay;
  }

  /** What is still to come. */
  get planned(): readonly PlannedResponse[] {
    return this.#planned;
  }

  /** @throws {TypeError} that names the member that is wrong */
  add(planned: unknown): void {
    this.#planned.push({ times: 1, ...structuredClone(this.#check(planned)) });
  }

  clear(): void {
    this.#planned = [];
  }

  /** Replies to a request of an operation as planned, and otherwise as `reply` does. */
  reply(operation: MockedOperation, request: MockRequest, reply: () => Reply | Promise<Reply>): Reply | Promise<Reply> {
    const planned = this.#take(operation.id, request);
    const delay = planned?.delay ?? milliseconds(this.#delay);
    const withPlanned = () => withFault(planned, (planned && responseOf(planned, operation, request)) ?? reply());
    return delay > 0 ? sleep(delay).then(withPlanned) : withPlanned();
  }

  #take(operation: string, { headers }: MockRequest): PlannedResponse | undefined {
    if (this.#planned.length === 0) return undefined;
    const found = this.#planned.find(
      (planned) =>
        planned.operation === operation &&
        Object.entries(planned.when?.header ?? {}).every(([name, value]) => headers[name.toLowerCase()] === value),
    );
    if (found && --(found.times as number) === 0) this.#planned.splice(this.#planned.indexOf(found), 1);
    return found;
  }
}

/** Keeps no process from ending. */
function sleep(delay: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delay).unref?.();
  });
}

function milliseconds(delay: Delay): number {
  if (typeof delay === 'number') return delay;
  const [from, to] = delay;
  return from + Math.random() * (to - from);
}

function withFault(planned: PlannedResponse | undefined, reply: Reply | Promise<Reply>): Reply | Promise<Reply> {
  if (!planned?.fault) return reply;
  const { fault } = planned;
  return reply instanceof Promise ? reply.then((late) => ({ ...late, fault })) : { ...reply, fault };
}

/** The planned response; none if only a delay or a fault was planned. */
function responseOf(planned: PlannedResponse, operation: MockedOperation, request: MockRequest): Reply | undefined {
  const { example, status, body } = planned;
  if (example !== undefined) {
    const documented = operation.byExample[example] ?? [];
    const chosen = chooseByAccept(documented, request.headers.accept) ?? documented[0];
    return chosen && { ...chosen, operation: operation.id };
  }
  if (status === undefined) return undefined;
  const headers = Object.fromEntries(
    Object.entries(planned.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const { 'content-type': named, ...others } = headers;
  const contentType = named ?? (typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json');
  return {
    status,
    headers: others,
    operation: operation.id,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body), contentType }),
  };
}

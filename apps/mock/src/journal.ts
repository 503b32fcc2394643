import { EventEmitter, once } from 'node:events';
import { parseBody } from './body.ts';
import type { Fault } from './control/planned.ts';
import { createMask, type Mask, maskDigits, maskLength, maskSecret } from './mask.ts';
import type { MockRequest } from './operation.ts';
import type { RecordedRequest } from './recorded-request.ts';
import type { Reply } from './reply.ts';

/** By what Node.js prints an object. Imported from it, it would be part of the types that users get. */
const printed: unique symbol = Symbol.for('nodejs.util.inspect.custom');

export const MAX_ENTRIES = 1_000;
export const MAX_BYTES = 8 * 1024 * 1024;

/** A recorded request, with its body as it came: once parsed, it could take fifty times the memory. */
export class JournalEntry implements RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: RecordedRequest['query'];
  readonly headers: RecordedRequest['headers'];
  readonly status: number;
  readonly example: string | undefined;
  readonly operation: string | undefined;
  readonly fault: Fault | undefined;
  readonly #bytes: Buffer;
  readonly #mask: Mask;

  /** @param bytes The body as it came; `undefined` if it was not read. */
  constructor(
    { method, path, query, headers }: Pick<MockRequest, 'method' | 'path' | 'query' | 'headers'>,
    bytes: Buffer = Buffer.alloc(0),
    { status, example, operation, fault }: Pick<Reply, 'status' | 'example' | 'operation' | 'fault'>,
    mask: Mask = createMask([]),
  ) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.status = status;
    this.example = example;
    this.operation = operation;
    this.fault = fault;
    this.#bytes = bytes;
    this.#mask = mask;
  }

  get body(): unknown {
    const body = parseBody(this.#bytes, this.headers['content-type']);
    return body.kind === 'json' ? body.value : body.kind === 'unreadable' ? body.text : undefined;
  }

  get size(): number {
    return this.#bytes.length;
  }

  toJSON(): object {
    const { method, path, query, headers, body, status, example, operation, fault } = this;
    const shown = this.#mask.shown(method, path);
    return {
      method,
      path: this.#mask.path(path),
      query: maskParameters(query, shown.query),
      headers: maskParameters(headers, shown.header),
      body: maskValue(body, shown.field, []),
      status,
      example,
      ...(operation !== undefined && { operation }),
      ...(fault !== undefined && { fault }),
    };
  }

  [printed](): object {
    return this.toJSON();
  }
}

/** Masks the values of parameters, but for those whose names, in lower case, may be shown. */
export function maskParameters(values: Readonly<Record<string, unknown>>, shown: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, maskValue(value, shown, [name.toLowerCase()])]),
  );
}

/** Masks a value, and those within it, unless their path is one that may be shown; what is not declared is not looked into. */
function maskValue(value: unknown, shown: readonly string[], path: readonly string[]): unknown {
  if (typeof value === 'string' || typeof value === 'number') return maskText(value, shown.includes(path.join('.')));
  if (typeof value !== 'object' || value === null) return value;
  const isDeclared = shown.some((one) => `${one}.`.startsWith(path.map((name) => `${name}.`).join('')));
  if (Array.isArray(value)) {
    if (!isDeclared || shown.length === 0) return path.length === 0 ? maskLength(value.length, 'element') : '[masked]';
    return value.map((element) => (Array.isArray(element) ? '[masked]' : maskValue(element, shown, path)));
  }
  if (!isDeclared && path.length > 0) return '[masked]';
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [maskDigits(name), maskValue(inner, shown, [...path, name])]),
  );
}

function maskText(value: string | number, isShown: boolean): string | number {
  if (!isShown) return maskSecret(String(value));
  const masked = maskDigits(String(value));
  return masked === String(value) ? value : masked;
}

/** The last requests, at most 1,000 of them and 8 MB of bodies; the oldest go first. */
export class Journal {
  #requests: RecordedRequest[] = [];
  #bytes = 0;
  readonly #added = new EventEmitter().setMaxListeners(0);

  /** The requests, oldest first. */
  get requests(): RecordedRequest[] {
    return [...this.#requests];
  }

  /**
   * Waits until requests have come that pass a filter.
   *
   * @param patience Milliseconds to wait at most.
   * @returns the requests that pass, fewer than expected if time ran out
   */
  async waitFor(passes: (recorded: RecordedRequest) => boolean, expected: number, patience: number) {
    const inTime = AbortSignal.timeout(patience);
    for (;;) {
      const found = this.#requests.filter(passes);
      if (found.length >= expected || inTime.aborted) return found;
      await once(this.#added, 'request', { signal: inTime }).catch(() => {});
    }
  }

  add(recorded: RecordedRequest): void {
    this.#requests.push(recorded);
    this.#bytes += recorded.size;
    while (this.#requests.length > MAX_ENTRIES || this.#bytes > MAX_BYTES) {
      this.#bytes -= this.#requests.shift()?.size ?? 0;
    }
    this.#added.emit('request');
  }

  clear(): void {
    this.#requests = [];
    this.#bytes = 0;
  }
}

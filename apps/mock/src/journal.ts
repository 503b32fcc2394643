import { inspect } from 'node:util';
import { maskDigits, maskSecret } from './mask.ts';
import type { MockRequest } from './operation.ts';

const MAX_ENTRIES = 1_000;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * A request that the mock received. Its properties hold what was really sent, so that a test can assert it; printed or
 * turned into JSON, the values of headers and body are masked, so that no log or snapshot gets to hold them.
 */
export class RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** Headers by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The JSON value of the body, or its text if it was no JSON; `undefined` if nothing was sent. */
  readonly body: unknown;
  /** Status of the answer. */
  readonly status: number;
  /** Name of the contract's example that was the answer; none for an answer without a body. */
  readonly example: string | undefined;

  constructor({ method, path, headers, body }: MockRequest, status: number, example: string | undefined) {
    this.method = method;
    this.path = path;
    this.headers = headers;
    this.body = body.kind === 'json' ? body.value : body.kind === 'unreadable' ? body.text : undefined;
    this.status = status;
    this.example = example;
  }

  toJSON(): object {
    const { method, path, headers, body, status, example } = this;
    return { method, path: maskDigits(path), headers: maskValues(headers), body: maskValues(body), status, example };
  }

  [inspect.custom](): object {
    return this.toJSON();
  }
}

function maskValues(value: unknown): unknown {
  if (typeof value === 'string') return maskSecret(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? maskSecret(String(value)) : value;
  if (Array.isArray(value)) return `[masked, ${value.length} elements]`;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'object' && inner !== null ? '[masked]' : maskValues(inner),
    ]),
  );
}

/** The last requests, at most 1,000 of them and 8 MB of bodies; the oldest go first. */
export class Journal {
  #entries: { recorded: RecordedRequest; bytes: number }[] = [];
  #bytes = 0;

  /** The requests, oldest first. */
  get requests(): RecordedRequest[] {
    return this.#entries.map(({ recorded }) => recorded);
  }

  add(recorded: RecordedRequest, bytes: number): void {
    this.#entries.push({ recorded, bytes });
    this.#bytes += bytes;
    while (this.#entries.length > MAX_ENTRIES || this.#bytes > MAX_BYTES) {
      this.#bytes -= this.#entries.shift()?.bytes ?? 0;
    }
  }

  clear(): void {
    this.#entries = [];
    this.#bytes = 0;
  }
}

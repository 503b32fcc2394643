import type { Covered } from './control/coverage.ts';
import type { Fault } from './control/planned.ts';
import type { Violation } from './operation.ts';
import type { FromUpstream } from './proxy/raw-headers.ts';

/** What goes back to the client. */
export interface Reply {
  status: number;
  body?: string | Uint8Array | undefined;
  contentType?: string | undefined;
  headers?: Record<string, string | string[]> | undefined;
  /** Name of the contract's example that this is. */
  example?: string | undefined;
  violations?: Violation[];
  /** ID of the operation whose response this is. */
  operation?: string;
  /** Where it is counted, if it is one of the documented responses. */
  covered?: Covered | undefined;
  /** What goes wrong with this response. */
  fault?: Fault;
  /** Whether this is about the mock itself, and so neither recorded nor logged. */
  isUnrecorded?: boolean;
  /** What else an upstream sent, which is passed on as it is. */
  upstream?: FromUpstream;
}

/** Prism's limit for the header that lists the violations. */
const MAX_VIOLATIONS_HEADER = 8 * 1024 - 100;

/** Lets web pages of any origin read responses. */
export const CORS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' };

/**
 * The headers of a reply, all but its length.
 *
 * @param cors Those that say which web pages may read it.
 */
export function headersOf(
  { contentType, headers, example, violations }: Reply,
  cors: Record<string, string> | null = CORS,
): Record<string, string | string[]> {
  const all: Record<string, string | string[]> = { ...headers, ...cors };
  if (contentType !== undefined) all['content-type'] = contentType;
  if (example !== undefined) all['x-mock-example'] = example;
  if (violations?.length) all['sl-violations'] = violationsHeader(violations);
  return all;
}

/** Violations that are remembered come again and again, so their header is written once. */
const writtenHeaders = new WeakMap<Violation[], string>();

function violationsHeader(violations: Violation[]): string {
  const written = writtenHeaders.get(violations) ?? writeHeader(violations);
  writtenHeaders.set(violations, written);
  return written;
}

function writeHeader(violations: Violation[]): string {
  const json = JSON.stringify(violations).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return json.length > MAX_VIOLATIONS_HEADER ? `Too many violations! ${json.slice(0, MAX_VIOLATIONS_HEADER)}` : json;
}

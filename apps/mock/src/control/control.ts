import type { Journal } from '../journal.ts';
import type { ReplyTo } from '../mock-operation.ts';
import type { MockedOperation, MockRequest, RequestBody } from '../operation.ts';
import { problem } from '../problem.ts';
import type { RecordedRequest } from '../recorded-request.ts';
import type { Reply } from '../reply.ts';
import type { Coverage } from './coverage.ts';
import { maskPlanned } from './mask-planned.ts';
import type { Plan } from './plan.ts';
import { findOperation } from './planned.ts';

/** Where the control API is served. */
export const CONTROL = '/_mock/';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)(:\d+)?$/i;
const MAX_TIMEOUT = 60_000;

/** The parameters of the list of recorded requests. */
const FILTERS = ['operation', 'status', 'header', 'count', 'timeout'];

const OFF = problem(404, 'The control API is off: other machines can reach this mock. Allow it with --control.');

/** What the control API shows and changes. */
export interface Controlled {
  operations: readonly MockedOperation[];
  journal: Journal;
  plan: Plan;
  coverage: Coverage;
  /** The OpenAPI document of the control API. */
  document: object;
  /** Brings the mock back to the state in which it started. */
  reset(): void;
}

/**
 * Makes the function that replies to requests of the control API.
 *
 * @param isOpen Whether it may be called by any host name, and so from other machines.
 */
export function createControl(
  { operations, journal, plan, coverage, document, reset }: Controlled,
  isOpen: boolean,
): ReplyTo {
  const listPlanned = () => plan.planned.map((planned) => maskPlanned(planned, operations));
  const resources: Record<string, Record<string, ReplyTo>> = {
    'openapi.json': { GET: () => json(200, document) },
    requests: {
      GET: ({ query }) => listRequests(journal, operations, query),
      DELETE: () => done(() => journal.clear()),
    },
    next: {
      GET: () => json(200, listPlanned()),
      POST: ({ body }) => {
        if (body.kind !== 'json') throw new TypeError(whyUnreadable(body));
        plan.add(body.value);
        return json(201, listPlanned());
      },
      DELETE: () => done(() => plan.clear()),
    },
    reset: { POST: () => done(reset) },
    coverage: { GET: () => json(200, coverage.list()) },
  };

  return async (request) => ({ ...(await reply(request)), isUnrecorded: true });

  async function reply(request: MockRequest): Promise<Reply> {
    const { method, path, headers } = request;
    if (!isOpen && !isLoopback(headers.host ?? '')) {
      return problem(
        403,
        '`Host` is not a name of this machine. Call 127.0.0.1 or localhost, or start the mock with --control.',
      );
    }
    // A page that is open in the tester's browser could send these, without reading the response.
    if (headers.origin !== undefined || (headers['sec-fetch-site'] ?? 'none') !== 'none') {
      return problem(403, 'Web pages cannot call the control API, so `Origin` and `Sec-Fetch-Site` must not be sent.');
    }
    const name = path.slice(CONTROL.length);
    const handlers = Object.hasOwn(resources, name) ? resources[name] : undefined;
    if (!handlers) {
      const all = Object.keys(resources).map((one) => CONTROL + one);
      return problem(404, `The control API has no such path. Use one of: ${all.join(', ')}`);
    }
    const allow = Object.keys(handlers).join(', ');
    const handle = handlers[method];
    if (!handle) return { ...problem(405, `Use one of: ${allow}`), headers: { allow } };
    try {
      checkQuery(request, handle === resources.requests?.GET ? FILTERS : []);
      return await handle(request);
    } catch (error) {
      if (error instanceof TypeError) return problem(400, error.message);
      throw error;
    }
  }
}

/** Whether a host name, with or without a port, is this machine's own. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** Adds the control API to what the mock responds. */
export function withControl(respond: ReplyTo, control: ReplyTo = () => OFF): ReplyTo {
  return (request) =>
    request.path.startsWith(CONTROL) || request.path === '/_mock' ? control(request) : respond(request);
}

/** @throws {TypeError} that names a parameter that is unknown, and so would not narrow what is listed or deleted */
function checkQuery({ method, path, query }: MockRequest, known: readonly string[]): void {
  const use = known.length > 0 ? `Use: ${known.join(', ')}` : `${method} ${path} takes no parameters`;
  for (const [name, value] of Object.entries(query)) {
    if (!known.includes(name)) throw new TypeError(`\`${name}\` is unknown. ${use}`);
    if (Array.isArray(value) && name !== 'header') throw new TypeError(`\`${name}\` is repeated. Send it once`);
  }
}

/** Nothing of the body is repeated: it may hold personal data. */
function whyUnreadable(body: Exclude<RequestBody, { kind: 'json' }>): string {
  if (body.kind === 'absent') return 'The body is missing. Send a planned response, as JSON';
  return body.reason === 'malformed-json'
    ? 'The body is not well-formed JSON in UTF-8. Check its quotes, commas and brackets'
    : '`Content-Type` must be application/json, in UTF-8';
}

/** The recorded requests that pass the filters; with `count`, once there are as many. */
async function listRequests(
  journal: Journal,
  operations: readonly MockedOperation[],
  query: MockRequest['query'],
): Promise<Reply> {
  const { operation, status, header, count = '0', timeout = '5000' } = query;
  if (operation !== undefined) findOperation(operations, operation);
  const expectedStatus = status === undefined ? undefined : integer('status', status, 599, 100);
  const [expected, patience] = [integer('count', count, 1_000), integer('timeout', timeout, MAX_TIMEOUT)];
  const headers = [header ?? []].flat().map(parseHeader);
  const passes = (recorded: RecordedRequest) =>
    (operation === undefined || operation === recorded.operation) &&
    (expectedStatus === undefined || expectedStatus === recorded.status) &&
    headers.every(([name, value]) => recorded.headers[name] === value);
  const found = await journal.waitFor(passes, expected, patience);
  if (found.length >= expected) return json(200, found);
  return problem(504, `${found.length} of ${expected} requests came within ${patience} milliseconds.`);
}

function integer(name: string, value: string | string[], max: number, min = 0): number {
  const number = Number(value);
  if (/^\d+$/.test(String(value)) && number >= min && number <= max) return number;
  throw new TypeError(`\`${name}\` must be a whole number from ${min} to ${max}`);
}

function parseHeader(filter: string): [name: string, value: string] {
  const [, name, value] = /^([^:\s]+):\s*(.*)$/.exec(filter) ?? [];
  if (name === undefined) throw new TypeError('`header` must be a name and a value, as NAME:VALUE');
  return [name.toLowerCase(), value ?? ''];
}

function json(status: number, value: unknown): Reply {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}

function done(act: () => void): Reply {
  act();
  return { status: 204 };
}

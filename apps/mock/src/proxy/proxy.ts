import { parseBody } from '../body.ts';
import type { MockRequest, Violation } from '../operation.ts';
import { findViolations, type PrismFailure } from '../prism.ts';
import { BadRequest, problem } from '../problem.ts';
import type { Reply } from '../reply.ts';
import type { Respond } from '../server.ts';
import { findResponseViolations } from './check-response.ts';
import { decode, undecodable } from './encoding.ts';
import { isForeignPage } from './pages.ts';
import { createUpstream, type UpstreamOptions } from './upstream.ts';
import { UpstreamFailure, type UpstreamResponse } from './upstream-response.ts';

export { corsFor } from './pages.ts';

/** What a proxy forwards to, how strict it is, and who may call it. */
export interface ProxyOptions extends UpstreamOptions {
  /** Whether a contract violation becomes a failure. Default `false`. */
  errors?: boolean;
  /** Origin whose web pages may call the proxy, or `*` for those of any origin. By default pages of others may not. */
  cors?: string;
}

/** What Prism says of a request that is none of the contract's. */
const UNROUTED: Violation = { location: ['request'], severity: 'Warning', message: 'Selected route not found' };

const UNPROCESSABLE = problem(422, 'The request violates the contract, and --errors is set: it was not forwarded.');

/**
 * Makes the function that forwards a request as it came, checks both directions against the contract, and passes on the
 * response as it came.
 *
 * @param isLocal Whether only this machine can reach the proxy.
 */
export function createProxyRespond({ errors = false, cors, ...options }: ProxyOptions, isLocal = true): Respond {
  const callUpstream = createUpstream(options);

  return async (request, bytes, incoming) => {
    if (isForeignPage(request.headers, cors, isLocal)) {
      return problem(403, 'Web pages of other origins cannot call this proxy. --cors allows one.');
    }
    const asked = await checkRequest(request, bytes);
    if (errors && asked.refusal) return { ...asked.refusal, violations: asked.violations };
    let received: UpstreamResponse;
    try {
      received = await callUpstream(incoming, bytes);
    } catch (error) {
      if (error instanceof BadRequest) return problem(400, error.message);
      if (!(error instanceof UpstreamFailure)) throw error;
      return { ...problem(error.status, error.message), violations: asked.violations };
    }
    const found = asked.isRouted ? await findResponseViolations(request, received) : [];
    const violations = [...asked.violations, ...found];
    if (errors && found.some(isError)) {
      const detail = 'The upstream response violates the contract, and --errors is set.';
      return { ...problem(502, detail), violations };
    }
    return { ...received, violations };
  };
}

/** What is wrong with a request, and what it gets where that keeps it from being forwarded. */
interface Checked {
  violations: Violation[];
  /** Whether it is a request of an operation, so that its response can be checked. */
  isRouted: boolean;
  refusal?: Reply;
}

async function checkRequest(request: MockRequest, bytes: Buffer): Promise<Checked> {
  const encoding = request.headers['content-encoding'];
  const decoded = decode(bytes, encoding);
  const body = parseBody(decoded ?? bytes, request.headers['content-type']);
  try {
    const found = await findViolations({ ...request, body });
    const violations = decoded ? found : [...found.filter(isNotOfBody), undecodable('request', encoding)];
    return { violations, isRouted: true, ...(violations.some(isError) && { refusal: UNPROCESSABLE }) };
  } catch (error) {
    const { status, message, detail } = error as PrismFailure;
    if (status) return { violations: [UNROUTED], isRouted: false, refusal: problem(status, detail ?? message) };
    // What Prism cannot even read, such as the target of `OPTIONS *`.
    const unreadable: Violation = { location: ['request'], severity: 'Error', message };
    return { violations: [unreadable], isRouted: false, refusal: UNPROCESSABLE };
  }
}

function isError({ severity }: Violation): boolean {
  return severity === 'Error';
}

function isNotOfBody({ location }: Violation): boolean {
  return location[1] !== 'body';
}

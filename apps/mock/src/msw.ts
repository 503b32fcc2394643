import type { Language } from '@ciam-sms/contract';
import { type HttpHandler, HttpResponse, http } from 'msw';
import { type CaptchaOptions, createCaptcha } from './captcha/captcha.ts';
import { createRememberingSeal } from './captcha/seal.ts';
import { checkOptions, HANDLER_OPTIONS } from './check-options.ts';
import { Coverage, type Covered } from './control/coverage.ts';
import { type Delay, Plan } from './control/plan.ts';
import { createCheckPlanned, type PlannedResponse } from './control/planned.ts';
import { plannedSchema } from './control-document.js';
import { judgeAlone } from './judge-alone.ts';
import type { MockRequest } from './operation.ts';
import operations from './operations.js';
import { parseText } from './parse-text.ts';
import { TITLES } from './problem.ts';
import type { Reply } from './reply.ts';
import { headersOf } from './reply.ts';
import { createMockRespond } from './respond.ts';
import { parseTarget } from './target.ts';

export type { Covered } from './control/coverage.ts';
export type { Delay } from './control/plan.ts';
export type { Fault, PlannedResponse } from './control/planned.ts';

/** What the handlers intercept, and what they do beside the contract. */
export interface CreateMockOptions extends Pick<CaptchaOptions, 'captcha' | 'now'> {
  /** Base URL of the API. Default `*`: any. */
  baseUrl?: string;
  /** Language of the error messages where a request names none. Default `en`. */
  language?: Language;
  /** Milliseconds that every response waits, or a range of them. Default 0. */
  delay?: Delay;
}

/** A mock without a server: handlers for MSW, and control over their responses. */
export interface MswMock {
  /** One for each path of the contract, to be passed to `setupServer` or `setupWorker`. */
  readonly handlers: readonly HttpHandler[];
  /**
   * Plans what the next request of an operation receives; what was planned first comes first.
   *
   * @throws {TypeError} that names the member that is wrong, and what it must be
   */
  next(planned: PlannedResponse): void;
  /** Lists every documented response, and how often it was returned since the start or the last reset. */
  coverage(): Covered[];
  /** Forgets what was planned and covered. */
  reset(): void;
}

/**
 * Creates handlers for MSW that respond as the mock server does. They need neither Node.js nor Prism.
 *
 * @throws {TypeError} if the options are not an object, or one is unknown or has a value that it cannot have
 * @example
 * const mock = createMock({ language: 'zh' });
 * const server = setupServer(...mock.handlers);
 * server.listen();
 */
export function createMock(options: CreateMockOptions = {}): MswMock {
  checkOptions(options, HANDLER_OPTIONS);
  const { baseUrl = '*' } = options;
  const plan = new Plan(createCheckPlanned(plannedSchema, operations), options.delay);
  const coverage = new Coverage(operations);
  const respond = createMockRespond(operations, {
    language: options.language ?? 'en',
    plan,
    coverage,
    judge: judgeAlone,
    behaviours: createCaptcha(createRememberingSeal(), options),
  });
  const paths = new Set(operations.map(({ path }) => path));

  return {
    handlers: [...paths].map((path) =>
      http.all(pattern(baseUrl, path), async ({ request, cookies }) => {
        const reply = await respond(await readRequest(request, cookies, path.split('/').length - 1));
        return toResponse(reply);
      }),
    ),
    next: (planned) => plan.add(planned),
    coverage: () => coverage.list(),
    reset() {
      plan.clear();
      coverage.clear();
    },
  };
}

/** The path of a template as MSW writes it, below the base URL. */
function pattern(baseUrl: string, path: string): string {
  return baseUrl.replace(/\/+$/, '') + path.replace(/\{([^}]+)\}/g, (_, name) => `:${name.replace(/\W/g, '_')}`);
}

/** @param depth Number of segments that the path has in the contract; those before them belong to the base URL. */
async function readRequest(request: Request, cookies: Record<string, string>, depth: number): Promise<MockRequest> {
  const { pathname, search } = new URL(request.url);
  const headers: MockRequest['headers'] = Object.fromEntries(request.headers);
  // In a browser, no request shows its cookies.
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  if (pairs.length > 0) headers.cookie = pairs.join('; ');
  const bytes = await request.arrayBuffer();
  return {
    method: request.method,
    ...parseTarget(`/${pathname.split('/').slice(-depth).join('/')}${search}`),
    headers,
    body: parseText(decode(bytes), headers['content-type'], () => isUtf8(bytes)),
  };
}

function decode(bytes: ArrayBuffer, fatal = false): string {
  return new TextDecoder('utf-8', { ignoreBOM: true, fatal }).decode(bytes);
}

function isUtf8(bytes: ArrayBuffer): boolean {
  try {
    decode(bytes, true);
    return true;
  } catch {
    return false;
  }
}

function toResponse(reply: Reply): Response | Promise<Response> {
  const { status, body, fault } = reply;
  if (fault) return fault === 'silence' ? new Promise(() => {}) : HttpResponse.error();
  const headers = new Headers();
  for (const [name, values] of Object.entries(headersOf(reply))) {
    for (const value of [values].flat()) headers.append(name, value);
  }
  return new HttpResponse(body === undefined ? null : String(body), {
    status,
    statusText: TITLES[status] ?? '',
    headers,
  });
}

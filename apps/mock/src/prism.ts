import { fileURLToPath } from 'node:url';
import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpConfig,
  type IHttpRequest,
  type IHttpResponse,
  type PrismHttpComponents,
} from '@stoplight/prism-http';
import { UNREADABLE } from './judge-alone.ts';
import type { MockRequest, Violation } from './operation.ts';
import { isJson } from './parse-text.ts';

/** What Prism makes of one request. */
export interface PrismResult {
  output: IHttpResponse;
  violations: Violation[];
}

/** Which documented response Prism is to return. */
export interface Preference {
  code?: number;
  exampleKey?: string;
  mediaTypes?: string[];
}

/** A failure that Prism itself reports, with the HTTP status that it gives it. */
export type PrismFailure = Error & { status?: number; detail?: string };

const contract = fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.json'));
const operations = await getHttpOperationsFromSpec(contract);
// OpenAPI's default: one value per repetition of a name. Prism's command sets it, its library does not.
for (const parameter of operations.flatMap(({ request }) => request?.query ?? [])) parameter.explode ??= true;

export const mockConfig: IHttpConfig = {
  mock: { dynamic: false },
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  isProxy: false,
  upstreamProxy: undefined,
};

type Logger = PrismHttpComponents['logger'];
const silence = () => {};
/** Prism logs whole requests, which hold mobile numbers and tokens; the mock writes its own lines instead. */
const silent = {
  fatal: silence,
  error: silence,
  warn: silence,
  info: silence,
  debug: silence,
  trace: silence,
  success: silence,
};
const logger = { ...silent, child: () => logger } as unknown as Logger;

/**
 * Makes a function that puts a request to Prism.
 *
 * @param config How Prism treats it: as a mock or as a proxy.
 * @param components Parts of Prism to replace, such as the one that forwards to an upstream.
 * @throws {PrismFailure} from the returned function, when Prism has no response.
 */
export function createAsk(config: IHttpConfig, components: Partial<PrismHttpComponents> = {}) {
  const prism = createInstance(config, { ...components, logger });

  return async function ask(request: MockRequest, preference: Preference = {}) {
    const result = await prism.request(toPrism(request), operations, {
      ...config,
      mock: { dynamic: false, ...preference },
    })();
    if (result._tag === 'Left') throw result.left;
    const { output, validations } = result.right;
    const violations = [
      ...validations.input.map((found) => toViolation('request', found)),
      ...validations.output.map((found) => toViolation('response', found)),
    ];
    return { output, violations } satisfies PrismResult;
  };
}

/** Puts a request to Prism as a mock. */
export const askMock = createAsk(mockConfig);

/** Without a response: where the contract documents none for an invalid request, Prism would fail. */
const askForViolations = createAsk(
  { ...mockConfig, validateResponse: false },
  { mock: () => () => ({ _tag: 'Right', right: { statusCode: 200 } }) },
);

/** Returns what Prism finds wrong with a request; a body that cannot be read is always wrong. */
export async function findViolations(request: MockRequest): Promise<Violation[]> {
  const { violations } = await askForViolations(request);
  const { body } = request;
  return body.kind === 'unreadable' ? [...violations, UNREADABLE[body.reason]] : violations;
}

function toPrism({ method, path, query, headers, body }: MockRequest): IHttpRequest {
  const isUnlisted = body.kind === 'unreadable' && body.reason === 'media-type';
  return {
    method: method.toLowerCase() as IHttpRequest['method'],
    url: { path, query },
    // Prism throws at a content-type that is not a media type, and treats all but JSON alike.
    headers: (isJson(headers['content-type']) && !isUnlisted
      ? headers
      : { ...headers, 'content-type': 'text/plain' }) as Record<string, string>,
    body: body.kind === 'json' ? body.value : body.kind === 'unreadable' ? body.text : undefined,
  };
}

/** By their numbers in Prism. */
const SEVERITIES = ['Error', 'Warning', 'Information', 'Hint'] as const;

type PrismDiagnostic = { path?: string[]; code?: string | number; message: string; severity: 0 | 1 | 2 | 3 };

function toViolation(side: string, { path = [], code, message, severity }: PrismDiagnostic): Violation {
  return {
    location: [side, ...path],
    severity: SEVERITIES[severity],
    ...(code !== undefined && { code }),
    message,
  };
}

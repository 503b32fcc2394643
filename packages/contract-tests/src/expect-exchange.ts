import { isDeepStrictEqual } from 'node:util';
import type { OperationModel } from '@ciam-sms/contract/model';
import type { ExchangeCheck } from './check-exchange.ts';
import { maskedCurl } from './curl.ts';
import type { Exchange } from './exchange.ts';

/** The response that the contract demands: its status, and those members of its body that are given. */
export interface Expectation {
  /**
   * Any status from 400 on, where the contract documents no error for the case; any that the contract documents, where
   * the response depends on earlier calls.
   */
  status: number | 'any error' | 'any documented';
  body?: unknown;
}

/**
 * Compares an exchange with what the contract demands of its case, and with the contract as a whole.
 *
 * @param options.caseName What the case is, in words.
 * @param options.breaksContract True if the request is meant to be invalid.
 * @throws {Error} with operation, case, expected and received response, and a masked curl
 */
export function expectExchange(
  baseUrl: string,
  operation: OperationModel,
  exchange: Exchange | undefined,
  expected: Expectation,
  check: ExchangeCheck,
  { caseName, breaksContract = false }: { caseName: string; breaksContract?: boolean },
): void {
  if (!exchange) throw new Error(`${operation.id}: ${caseName}: no complete response came from ${baseUrl}`);
  const received = readResponse(exchange);
  const isUndocumented = expected.status === 'any error';
  const problems = [
    ...(isUndocumented ? [] : check.responseProblems(exchange)),
    ...(breaksContract ? [] : check.requestProblems(exchange)),
    ...((
      isUndocumented
        ? received.status >= 400
        : expected.status === 'any documented' || received.status === expected.status
    )
      ? []
      : [`status is ${received.status}`]),
    ...(hasMembers(received.body, expected.body) ? [] : ['the body differs']),
  ];
  if (problems.length === 0) return;
  throw new Error(
    [
      `${operation.id}: ${caseName}`,
      `  expected: ${describe(operation, expected)}`,
      `  received: ${describe(operation, received)}`,
      ...problems.map((problem) => `  problem:  ${problem}`),
      `  repeat it with (*** masks personal data):\n${maskedCurl(baseUrl, operation, exchange)}`,
    ].join('\n'),
  );
}

function readResponse({ status, responseBody }: Exchange): { status: number; body?: unknown } {
  try {
    return { status, body: JSON.parse(responseBody) };
  } catch {
    return { status };
  }
}

function hasMembers(received: unknown, expected: unknown): boolean {
  if (expected === undefined || isDeepStrictEqual(received, expected)) return true;
  if (!isObject(expected) || !isObject(received)) return false;
  return Object.entries(expected).every(([name, value]) => isDeepStrictEqual(received[name], value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An undocumented message is not shown: it may repeat what was sent. */
function describe({ errors }: OperationModel, { status, body }: Expectation): string {
  if (!isObject(body)) return String(status);
  const { error_code: code, error_msg: message } = body;
  const isDocumented = errors.some((error) => Object.values(error.message ?? {}).includes(String(message)));
  const shown = message !== undefined && (isDocumented ? JSON.stringify(message) : 'and an undocumented message');
  return [status, code, shown].filter(Boolean).join(' ');
}

import { operations } from '@ciam-sms/contract';
import type { createExchangeCheck, Exchange } from './check-exchange.ts';
import { maskedCurl } from './curl.ts';
import type { Target } from './target.ts';

/** What the contract says must come: a status, and of an error its code and message. */
export interface Expectation {
  status: number;
  code?: string;
  message?: string;
}

/**
 * Holds an exchange against what the contract says of its case, and against the contract as a whole.
 *
 * @param options.caseName What the case is, in words.
 * @param options.breaksContract True if the request is meant to be invalid.
 * @throws {Error} that names the operation, the case, what the contract says, what came, and a masked curl
 */
export function expectExchange(
  { url }: Pick<Target, 'url'>,
  exchange: Exchange | undefined,
  expected: Expectation,
  check: Awaited<ReturnType<typeof createExchangeCheck>>,
  { caseName, breaksContract = false }: { caseName: string; breaksContract?: boolean },
): void {
  if (!exchange) throw new Error(`${caseName}: no complete answer came from ${url}`);
  const came = readAnswer(exchange);
  const problems = [
    ...check.responseProblems(exchange),
    ...(breaksContract ? [] : check.requestProblems(exchange)),
    ...(Object.keys(expected) as (keyof Expectation)[])
      .filter((key) => expected[key] !== undefined && came[key] !== expected[key])
      .map((key) => `${key} is ${JSON.stringify(came[key])}`),
  ];
  if (problems.length === 0) return;
  const id = Object.entries(operations).find(([, { path }]) => path === exchange.path)?.[0] ?? exchange.path;
  throw new Error(
    [
      `${id}: ${caseName}`,
      `  contract says: ${describe(expected)}`,
      `  came:          ${describe(came)}`,
      ...problems.map((problem) => `  problem:       ${problem}`),
      `  repeat it with (*** stands for what is not shown):\n${maskedCurl(url, exchange)}`,
    ].join('\n'),
  );
}

function readAnswer({ status, responseBody }: Exchange): Expectation {
  try {
    const { error_code: code, error_msg: message } = JSON.parse(responseBody);
    return { status, ...(code !== undefined && { code }), ...(message !== undefined && { message }) };
  } catch {
    return { status };
  }
}

function describe({ status, code, message }: Expectation): string {
  return [status, code, message && JSON.stringify(message)].filter(Boolean).join(' ');
}

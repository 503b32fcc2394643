import type { Language } from '@ciam-sms/contract';
import { type CauseCheck, compileCause } from './causes.ts';
import type { Answer, MockedOperation, MockRequest, Violation } from './operation.ts';
import { type Preference, parsePrefer } from './prefer.ts';
import { createFindViolations } from './violations.ts';

/** What the mock answers, and what was wrong with the request. */
export interface Outcome {
  answer: Answer;
  violations: Violation[];
}

/** Answers a request of one operation; waits only when Prism has to be asked about something new. */
export type AnswerRequest = (request: MockRequest) => Outcome | Promise<Outcome>;

/** A `Prefer` header that names a status or an example that the operation does not have. */
export class UnknownPreference extends Error {}

/**
 * Makes the function that answers an operation's requests: as `Prefer` says; else with the first error whose cause
 * applies; else with success.
 *
 * @param defaultLanguage Language of the error messages where the request names none.
 */
export function createAnswerRequest(operation: MockedOperation, defaultLanguage: Language): AnswerRequest {
  const findViolations = createFindViolations(operation);
  const errors = operation.errors.map(({ mockCauses, answers }) => ({
    answers,
    checks: mockCauses.map((cause): CauseCheck => compileCause(cause, operation)),
  }));

  function choose(request: MockRequest, violations: Violation[]): Answer {
    const isInvalid = () => violations.length > 0;
    for (const { checks, answers } of errors) {
      for (const check of checks) {
        if (check(request, isInvalid)) return answers[languageOf(request, operation.languageHeader, defaultLanguage)];
      }
    }
    return isInvalid() ? operation.invalid : operation.success;
  }

  return (request) => {
    const prefer = request.headers.prefer;
    const preferred = prefer ? preferredAnswer(operation, parsePrefer(prefer)) : undefined;
    const violations = findViolations(request);
    const conclude = (found: Violation[]) => ({ answer: preferred ?? choose(request, found), violations: found });
    return violations instanceof Promise ? violations.then(conclude) : conclude(violations);
  };
}

function languageOf({ headers }: MockRequest, header: string | undefined, defaultLanguage: Language): Language {
  const named = header && headers[header];
  if (!named) return defaultLanguage;
  return /^zh/i.test(named) ? 'zh' : 'en';
}

function preferredAnswer(operation: MockedOperation, { code, example }: Preference): Answer | undefined {
  if (example !== undefined) {
    const answer = Object.hasOwn(operation.byExample, example) ? operation.byExample[example] : undefined;
    if (answer && (code === undefined || code === String(answer.status))) return answer;
    const isStatus = code !== undefined && code in operation.byStatus;
    const names = Object.entries(operation.byExample)
      .filter(([, { status }]) => !isStatus || code === String(status))
      .map(([name]) => name);
    throw new UnknownPreference(
      `Prefer names no example of this operation${code === undefined ? '' : ` with status ${code}`}. ${
        names.length
          ? `Use one of: ${names.join(', ')}`
          : `Use an example of: ${Object.keys(operation.byStatus).join(', ')}`
      }`,
    );
  }
  if (code === undefined) return undefined;
  const answer = Object.hasOwn(operation.byStatus, code) ? operation.byStatus[code] : undefined;
  if (answer) return answer;
  throw new UnknownPreference(
    `Prefer names a status that this operation does not have. Use one of: ${Object.keys(operation.byStatus).join(', ')}`,
  );
}

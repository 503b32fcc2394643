import type { Language } from '@ciam-sms/contract/model';
import type { Behaviour, Outcome } from './behaviour.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { chooseByAccept, languageOf, responsesOf, successesOf } from './negotiate.ts';
import type { MockedOperation, MockRequest, MockResponse, Violation } from './operation.ts';
import { preferredResponses } from './prefer.ts';
import type { PreparedRequests } from './prepare-requests.ts';
import { problem } from './problem.ts';
import type { Reply } from './reply.ts';
import { findViolations } from './violations.ts';

/** Replies to a request; waits only when Prism has to be asked about something new. */
export type ReplyTo = (request: MockRequest) => Reply | Promise<Reply>;

/** An operation, prepared for replying to its requests. In one object, so that a request touches little memory. */
export interface PreparedOperation extends MockedOperation {
  requests: PreparedRequests;
  /** The response to a valid request that does not say what it accepts. */
  usual: MockResponse | undefined;
  /** What decides about success, if that depends on earlier requests. */
  behave: Behaviour | undefined;
  /** Language of the error messages where a request names none. */
  defaultLanguage: Language;
}

/**
 * Replies to a request of an operation: as `Prefer` says; else with the first error whose cause applies; else, if the
 * request is invalid, with the error for that, or a 422 if none is documented; else with success.
 */
export function replyTo(operation: PreparedOperation, request: MockRequest): Reply | Promise<Reply> {
  const { requests, defaultLanguage } = operation;
  const { headers } = request;
  const language = () => {
    const named = operation.languageHeader && headers[operation.languageHeader];
    return named ? languageOf(named) : defaultLanguage;
  };
  const preferred = headers.prefer ? preferredResponses(operation, headers.prefer, language) : undefined;
  const inputs = readInputs(requests, request);
  const violations = findViolations(requests, request, inputs);
  const conclude = (found: Violation[]): Reply => {
    const chosen = preferred
      ? choosePresent(preferred, headers.accept)
      : choose(operation, inputs, found, language, headers.accept);
    // Replies of one form, whatever the responses have: what reads them is compiled for one form.
    const { status, body, contentType, headers: own, example, covered } = chosen;
    return { status, body, contentType, headers: own, example, covered, violations: found, operation: operation.id };
  };
  return violations instanceof Promise ? violations.then(conclude) : conclude(violations);
}

function choose(
  operation: PreparedOperation,
  inputs: Inputs,
  violations: Violation[],
  language: () => Language,
  accept: string | undefined,
): MockResponse {
  const { requests, usual, behave } = operation;
  const isInvalid = violations.length > 0;
  const index = requests.causes.find(({ applies }) => applies(inputs))?.error ?? (isInvalid ? requests.forInvalid : -1);
  // An array that is asked for -1 is searched as any object is, which is slow.
  const error = index < 0 ? undefined : operation.errors[index];
  if (error) return choosePresent(responsesOf(operation, error, language()), accept);
  if (isInvalid) return unprocessable(violations);
  const success = accept ? chooseByAccept(successesOf(operation), accept) : usual;
  if (!success) return notAcceptable(successesOf(operation));
  const outcome = behave?.(inputs.body.kind === 'json' ? inputs.body.value : undefined, success);
  return outcome ? toResponse(operation, outcome, success, language, accept) : success;
}

function toResponse(
  operation: MockedOperation,
  outcome: Outcome,
  { example: _, headers, ...success }: MockResponse,
  language: () => Language,
  accept: string | undefined,
): MockResponse {
  if (!('error' in outcome)) {
    return { ...success, headers: { ...headers, ...outcome.headers }, body: JSON.stringify(outcome.body) };
  }
  const error = operation.errors.find(({ code }) => code === outcome.error);
  if (!error) throw new Error(`${operation.id} does not document ${outcome.error}`);
  return choosePresent(responsesOf(operation, error, language()), accept);
}

/** An error is returned even to a client that accepts none of its media types. */
function choosePresent(responses: readonly MockResponse[], accept: string | undefined): MockResponse {
  const chosen = responses.length > 1 ? (chooseByAccept(responses, accept) ?? responses[0]) : responses[0];
  if (!chosen) throw new Error('The mock was built without this response');
  return chosen;
}

function unprocessable(violations: Violation[]): MockResponse {
  return problem(422, 'The request violates the contract, which documents no error for that.', {
    violations: violations.map(({ location, message }) => ({ location, message })),
  });
}

function notAcceptable(responses: readonly MockResponse[]): MockResponse {
  const types = responses.map(({ contentType }) => contentType).join(', ');
  return problem(406, `The Accept header matches no media type of the response. Use one of: ${types}`);
}

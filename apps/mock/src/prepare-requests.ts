import { type CauseCheck, compileCause, type InputCause } from './causes.ts';
import { type PreparedInputs, prepareInputs } from './inputs.ts';
import type { MockedOperation } from './operation.ts';
import { type Judge, type PreparedViolations, prepareViolations } from './violations.ts';

/** What reads and judges the requests of all operations that take the same inputs. */
export interface PreparedRequests extends PreparedInputs, PreparedViolations {
  /** What makes which of an operation's errors apply, in the order in which the mock looks at it. */
  causes: readonly { applies: CauseCheck; error: number }[];
  /** Which of the errors a request that violates the contract receives; -1, if none. */
  forInvalid: number;
}

/**
 * Makes the function that prepares the reading and judging of an operation's requests. Operations that take the same inputs
 * share it: among hundreds of operations, one's own would have left the processor's cache whenever it is called again.
 *
 * @param judge Who finds the violations in a request that is like none before.
 */
export function createPrepareRequests(judge: Judge): (operation: MockedOperation) => PreparedRequests {
  const shared = new Map<string, PreparedRequests>();
  return (operation) => {
    const { path, parameters, body, violations, errors } = operation;
    const templates = path.split('/').map((segment) => segment.includes('{') && segment);
    const key = JSON.stringify([templates, parameters, body, violations, errors.map(({ mockCauses }) => mockCauses)]);
    const prepared = shared.get(key) ?? prepareRequests(operation, judge);
    shared.set(key, prepared);
    return prepared;
  };
}

function prepareRequests(operation: MockedOperation, judge: Judge): PreparedRequests {
  const { errors } = operation;
  return {
    ...prepareInputs(operation),
    ...prepareViolations(operation, judge),
    causes: errors.flatMap(({ mockCauses }, error) =>
      mockCauses
        .filter((cause): cause is InputCause => !('request' in cause))
        .map((cause) => ({ applies: compileCause(cause, operation), error })),
    ),
    forInvalid: errors.findIndex(({ mockCauses }) => mockCauses.some((cause) => 'request' in cause)),
  };
}

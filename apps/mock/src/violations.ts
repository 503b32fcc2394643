import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Inputs } from './inputs.ts';
import type { MockedOperation, MockRequest, Violation } from './operation.ts';
import { type CompiledSchemas, checkInputs, compileSchemas, type Found } from './schema-check.ts';

/** Prism's verdicts that are kept per operation; the oldest goes first. */
const MAX_REMEMBERED = 1_000;

/** Characters of a signature that is worth remembering; a longer one belongs to a request that nobody repeats. */
const MAX_SIGNATURE = 4_096;

/** Judges a request whose errors are not yet known. */
export type Judge = (request: MockRequest, inputs: Inputs, found: Found) => Promise<Violation[]>;

/** The schemas of an operation, and what Prism has said about requests so far. */
export interface PreparedViolations extends CompiledSchemas {
  /** Prism's verdicts, by signature. */
  remembered: Map<string, Violation[]>;
  judge: Judge;
}

/**
 * Prepares an operation for {@link findViolations}.
 *
 * @param judge Who is asked about a new set of errors: on the server, Prism itself.
 */
export function prepareViolations(
  operation: Pick<MockedOperation, 'parameters' | 'body' | 'violations'>,
  judge: Judge,
): PreparedViolations {
  return { ...compileSchemas(operation), remembered: new Map(Object.entries(operation.violations)), judge };
}

/**
 * Finds the violations in a request: at once if Prism has judged its like before.
 *
 * Prism judges a request by the errors that its schemas report. Those are found here with the same validator and the same
 * schemas, compiled once; a request with the errors of an earlier one gets the verdict that Prism gave for that.
 */
export function findViolations(
  prepared: PreparedViolations,
  request: MockRequest,
  inputs: Inputs,
): Violation[] | Promise<Violation[]> {
  const { remembered, judge } = prepared;
  const found = checkInputs(prepared, inputs);
  if (found.isCut) return wordAll(found.errors);
  const known = remembered.get(found.signature);
  if (known) return known;
  return judge(request, inputs, found).then((violations) => {
    const [oldest] = remembered.keys();
    if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    if (found.signature.length <= MAX_SIGNATURE) remembered.set(found.signature, violations);
    return violations;
  });
}

/** Words what the schemas report, as Prism does. */
export function wordAll(errors: Found['errors']): Violation[] {
  return errors.flatMap(([place, found]) => found.map((error) => word(place, error)));
}

function word(place: string, { instancePath, keyword, message, params }: ErrorObject): Violation {
  const path = instancePath.split('/').filter(Boolean);
  const input = path.length === 0 ? '' : `${place === 'body' ? 'property' : 'parameter'} ${path.join('.')} `;
  const allowed = params.allowedValues ? `: ${params.allowedValues.join(', ')}` : '';
  const additional = params.additionalProperty === undefined ? '' : `; found '${params.additionalProperty}'`;
  return {
    location: ['request', place, ...path],
    severity: 'Error',
    code: keyword,
    message: `Request ${place} ${input}${message}${allowed}${additional}`,
  };
}

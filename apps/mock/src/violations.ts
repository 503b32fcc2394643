import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Inputs } from './inputs.ts';
import type { MockedOperation, MockRequest, Violation } from './operation.ts';
import { createSchemaCheck, type Found } from './schema-check.ts';

/** Prism's verdicts that are kept per operation; the oldest goes first. */
const MAX_REMEMBERED = 1_000;

/** Characters of a signature that is worth remembering; a longer one belongs to a request that nobody repeats. */
const MAX_SIGNATURE = 4_096;

/** Returns the violations in a request: at once if Prism has judged its like before. */
export type FindViolations = (request: MockRequest, inputs: Inputs) => Violation[] | Promise<Violation[]>;

/**
 * Prism judges a request by the errors that its schemas report. Those are found here with the same validator and the same
 * schemas, compiled once; a request with the errors of an earlier one gets the verdict that Prism gave for that. A new set
 * of errors is put to Prism itself, which is loaded for the first of them.
 */
export function createFindViolations(
  operation: Pick<MockedOperation, 'parameters' | 'body' | 'violations'>,
): FindViolations {
  const check = createSchemaCheck(operation);
  const remembered = new Map(Object.entries(operation.violations));

  return (request, inputs) => {
    const found = check(inputs);
    if (found.isCut) return wordAll(found.errors);
    const known = remembered.get(found.signature);
    if (known) return known;
    return askPrism(request, inputs, found).then((violations) => {
      const [oldest] = remembered.keys();
      if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
      if (found.signature.length <= MAX_SIGNATURE) remembered.set(found.signature, violations);
      return violations;
    });
  };
}

/**
 * Puts a request to Prism, and adds what Prism does not look at, in its words: cookies, a `null` for an optional body,
 * keywords that came after JSON Schema draft 7, and the schema of a second media type.
 */
export async function askPrism(request: MockRequest, inputs: Inputs, found: Found): Promise<Violation[]> {
  const { findViolations } = await import('./prism.ts');
  // Whether Prism looks at the media type depends on this header, which not every client sends.
  const headers = { ...request.headers, 'content-length': undefined };
  const told = (await findViolations({ ...request, headers, body: inputs.body })).filter(isError);
  const violations = found.isOtherMediaType ? told.filter(({ location }) => location[1] !== 'body') : told;
  const places = new Set(violations.map(({ location }) => location[1]));
  return [...violations, ...wordAll(found.errors.filter(([place]) => !places.has(place)))];
}

/** Prism warns of deprecated parameters, which violate nothing. */
function isError({ severity }: Violation): boolean {
  return severity === 'Error';
}

function wordAll(errors: Found['errors']): Violation[] {
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

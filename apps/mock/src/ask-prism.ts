import type { Inputs } from './inputs.ts';
import type { MockRequest, Violation } from './operation.ts';
import type { Found } from './schema-check.ts';
import { wordAll } from './violations.ts';

/**
 * Puts a request to Prism, which is loaded for the first of them, and adds what Prism does not look at, in its words:
 * cookies, a `null` for an optional body, keywords that came after JSON Schema draft 7, and the schema of a second media
 * type.
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

import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { MockedOperation, MockRequest, Violation } from './operation.ts';

/** Prism's verdicts that are kept per operation; the oldest goes first. */
const MAX_REMEMBERED = 1_000;

/** Characters of a signature that is worth remembering; a longer one belongs to a request that nobody repeats. */
const MAX_SIGNATURE = 4_096;

/** Returns Prism's violations for a request: at once if Prism has judged its like before. */
export type FindViolations = (request: MockRequest) => Violation[] | Promise<Violation[]>;

/**
 * Prism judges a request by the errors that its schemas report. Those are found here with the same validator and the
 * same schemas, compiled once; a request with the errors of an earlier one gets the verdict that Prism gave for that.
 * A new set of errors is put to Prism itself, which is loaded for the first of them.
 */
export function createFindViolations(operation: MockedOperation): FindViolations {
  const signatureOf = createSignatureOf(operation);
  const remembered = new Map(Object.entries(operation.violations));

  return (request) => {
    if (!operation.onlyHeadersAndBody) return askPrism(request);
    const signature = signatureOf(request);
    const known = remembered.get(signature);
    if (known) return known;
    return askPrism(request).then((violations) => {
      const [oldest] = remembered.keys();
      if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
      if (signature.length <= MAX_SIGNATURE) remembered.set(signature, violations);
      return violations;
    });
  };
}

async function askPrism(request: MockRequest): Promise<Violation[]> {
  const { findViolations } = await import('./prism.ts');
  return findViolations(request);
}

/** Everything of a schema error that Prism's wording depends on. */
function describe({ schemaPath, instancePath, message, params }: ErrorObject): string {
  return `${schemaPath} ${instancePath} ${message} ${params.additionalProperty ?? params.unevaluatedProperty ?? ''}`;
}

/** Names what the schemas find wrong with a request: two requests of one signature are alike to Prism. */
export function createSignatureOf(operation: Pick<MockedOperation, 'headersSchema' | 'bodySchema'>) {
  // Prism's own settings; with others the errors would not be the ones that it sees.
  const options = {
    allErrors: true,
    strict: false,
    allowUnionTypes: true,
    allowMatchingProperties: true,
    logger: false,
  } as const;
  const headers = new Ajv2020({ ...options, coerceTypes: true }).compile(operation.headersSchema);
  const body = operation.bodySchema && new Ajv2020(options).compile(operation.bodySchema);

  return (request: MockRequest): string => {
    let signature = '';
    if (!headers(request.headers)) signature += headers.errors?.map(describe);
    if (request.body.kind === 'unreadable') return `${signature}|${request.body.reason}`;
    if (request.body.kind === 'absent' || request.body.value === null) return `${signature}|absent`;
    if (body && !body(request.body.value)) signature += `|${body.errors?.map(describe)}`;
    return signature;
  };
}

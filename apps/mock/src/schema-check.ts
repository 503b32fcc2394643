import type { JsonSchema } from '@ciam-sms/contract/model';
import { Ajv2020, type ErrorObject, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Inputs } from './inputs.ts';
import type { MockedOperation } from './operation.ts';

/** What the schemas report of one request. */
export interface Found {
  /** Two requests of one signature are alike to Prism; a valid one has an empty signature. */
  signature: string;
  /** At most the first 100 of each place: nobody reads more, and a large array could have one in each element. */
  errors: [place: string, ErrorObject[]][];
  /** Whether a place has more errors than those. */
  isCut: boolean;
  /** Whether the body is of another media type than the first of several, by which alone Prism judges. */
  isOtherMediaType: boolean;
  /** Whether there is no body although one is required. */
  isMissing: boolean;
}

const MAX_ERRORS = 100;

/** Prism's own settings; with others the errors would not be the ones that it sees. */
const OPTIONS: Options = {
  allErrors: true,
  strict: false,
  allowUnionTypes: true,
  allowMatchingProperties: true,
  logger: false,
};

/** Unlike the format of ajv-formats, Prism's demands a time zone, and one that there can be. */
const dateTime = fullFormats['date-time'] as { validate(text: string): boolean };
const TIME_ZONE = /(z|[+-]([01]\d|2[0-4])(:?[0-5]\d)?)$/i;

/** Whether a text is a point in time to Prism. */
export function isDateTime(text: string): boolean {
  return TIME_ZONE.test(text) && dateTime.validate(text);
}

const PLACES = ['header', 'query', 'path', 'cookie'] as const;

/** The schemas of an operation, compiled. */
export interface CompiledSchemas {
  /** By place; none for a place without parameters. */
  checks: Partial<Record<(typeof PLACES)[number], ValidateFunction>>;
  bodies: readonly { schema: JsonSchema; isValid: ValidateFunction }[];
  isBodyRequired: boolean;
}

/** Compiles the schemas of an operation for {@link checkInputs}. */
export function compileSchemas({ parameters, body }: Pick<MockedOperation, 'parameters' | 'body'>): CompiledSchemas {
  const compilePlace = (place: (typeof PLACES)[number]) =>
    Object.keys(parameters[place].properties).length > 0 ? { [place]: compileForText(parameters[place]) } : {};
  return {
    checks: Object.assign({}, ...PLACES.map(compilePlace)),
    bodies: Object.values(body?.schemas ?? {}).map((schema) => ({ schema, isValid: compileForJson(schema) })),
    isBodyRequired: body?.required ?? false,
  };
}

/** Finds what the schemas of an operation report of a request. */
export function checkInputs({ checks, bodies, isBodyRequired }: CompiledSchemas, inputs: Inputs): Found {
  const { body: sent, bodySchema } = inputs;
  const found: Found = {
    signature: '',
    errors: [],
    isCut: false,
    isOtherMediaType: sent.kind === 'json' && bodies.length > 1 && bodySchema !== bodies[0]?.schema,
    isMissing: false,
  };
  if (sent.kind === 'unreadable') found.signature += `|${sent.reason}`;
  // To Prism, a body that is false, zero, empty or null is none.
  else if (sent.kind === 'absent' || (!sent.value && isBodyRequired)) {
    found.signature += '|absent';
    found.isMissing = isBodyRequired;
  } else {
    const isValid = bodySchema && bodies.find(({ schema }) => schema === bodySchema)?.isValid;
    if (isValid && !isValid(sent.value)) {
      found.signature += `|${sent.value === null}`;
      note(found, 'body', isValid.errors ?? []);
    }
  }
  for (const place of PLACES) {
    const isValid = checks[place];
    if (isValid && !isValid(inputs[place])) note(found, place, isValid.errors ?? []);
  }
  return found;
}

/** Adds the errors of a place to what was found. */
function note(found: Found, place: string, errors: ErrorObject[]): void {
  const first = errors.slice(0, MAX_ERRORS);
  found.isCut ||= errors.length > MAX_ERRORS;
  found.errors.push([place, first]);
  found.signature += `${place}${first.map(describe)}`;
}

const compileForText = createCompile({ ...OPTIONS, coerceTypes: true });
const compileForJson = createCompile(OPTIONS);

/** Compiles each schema once, in however many operations it is: compiling takes far longer than checking. */
function createCompile(options: Options): (schema: object) => ValidateFunction {
  const compiled = new Map<string, ValidateFunction>();
  let ajv: Ajv2020 | undefined;
  return (schema) => {
    const key = JSON.stringify(schema);
    ajv ??= createAjv(options);
    const check = compiled.get(key) ?? ajv.compile(schema);
    compiled.set(key, check);
    return check;
  };
}

function createAjv(options: Options): Ajv2020 {
  // Schemas of two operations may have one `$id`.
  const ajv = new Ajv2020({ ...options, addUsedSchema: false });
  formats.default(ajv);
  ajv.addFormat('date-time', { ...dateTime, validate: isDateTime });
  // Prism takes only integers that JavaScript can hold.
  ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
  return ajv;
}

/** Everything of a schema error that Prism's wording depends on. */
function describe({ schemaPath, instancePath, message, params }: ErrorObject): string {
  return `${schemaPath} ${instancePath} ${message} ${params.additionalProperty ?? params.unevaluatedProperty ?? ''}`;
}

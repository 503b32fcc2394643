import { compareDateTime, date_time } from '@stoplight/prism-http/dist/validator/validators/dateTime.js';
import { Ajv2020, type ErrorObject, type Options } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Inputs } from './inputs.ts';
import type { MockedOperation } from './operation.ts';

/** What the schemas report of one request. */
export interface Found {
  /** Two requests of one signature are alike to Prism; a valid one has an empty signature. */
  signature: string;
  errors: [place: string, ErrorObject[]][];
  /** Whether the body is of another media type than the first of several, by which alone Prism judges. */
  isOtherMediaType: boolean;
}

/** Prism's own settings; with others the errors would not be the ones that it sees. */
const OPTIONS: Options = {
  allErrors: true,
  strict: false,
  allowUnionTypes: true,
  allowMatchingProperties: true,
  logger: false,
};

const PLACES = ['header', 'query', 'path', 'cookie'] as const;

/** Compiles the schemas of an operation to a function that finds what they report of a request. */
export function createSchemaCheck({ parameters, body }: Pick<MockedOperation, 'parameters' | 'body'>) {
  const forText = createAjv({ ...OPTIONS, coerceTypes: true });
  const forJson = createAjv(OPTIONS);
  const checks = PLACES.filter((place) => Object.keys(parameters[place].properties).length > 0).map(
    (place) => [place, forText.compile(parameters[place])] as const,
  );
  const schemas = Object.values(body?.schemas ?? {});
  const bodies = new Map(schemas.map((schema) => [schema, forJson.compile(schema)]));

  return (inputs: Inputs): Found => {
    const errors: Found['errors'] = [];
    let signature = '';
    for (const [place, check] of checks) {
      if (check(inputs[place])) continue;
      errors.push([place, check.errors ?? []]);
      signature += `${place}${check.errors?.map(describe)}`;
    }
    const { body: sent, bodySchema } = inputs;
    if (sent.kind === 'unreadable') signature += `|${sent.reason}`;
    // To Prism, a body that is false, zero, empty or null is none.
    else if (sent.kind === 'absent' || (!sent.value && body?.required)) signature += '|absent';
    else {
      const check = bodySchema && bodies.get(bodySchema);
      if (check && !check(sent.value)) {
        errors.push(['body', check.errors ?? []]);
        signature += `|${sent.value === null}${check.errors?.map(describe)}`;
      }
    }
    return { signature, errors, isOtherMediaType: schemas.length > 1 && bodySchema !== schemas[0] };
  };
}

function createAjv(options: Options): Ajv2020 {
  const ajv = new Ajv2020(options);
  formats.default(ajv);
  ajv.addFormat('date-time', { validate: date_time, compare: compareDateTime });
  // Prism takes only integers that JavaScript can hold.
  ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
  return ajv;
}

/** Everything of a schema error that Prism's wording depends on. */
function describe({ schemaPath, instancePath, message, params }: ErrorObject): string {
  return `${schemaPath} ${instancePath} ${message} ${params.additionalProperty ?? params.unevaluatedProperty ?? ''}`;
}

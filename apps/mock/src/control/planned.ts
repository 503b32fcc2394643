import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { MockedOperation } from '../operation.ts';

/** A way to end a request without the whole response: `reset` and `empty` send nothing, `silence` does not even end. */
export type Fault = 'reset' | 'empty' | 'truncate' | 'garbage' | 'silence';

/** What the next requests of an operation receive, in place of what the contract says. */
export interface PlannedResponse {
  /** Operation ID, such as `sendSms`. */
  operation: string;
  /** Name of an example in the contract, such as `send-failed.en`. */
  example?: string;
  /** Any status from 200 to 599, in place of an example. */
  status?: number;
  /** Headers of the response with that status. */
  headers?: Record<string, string>;
  /** Body of the response with that status: text as it is, any other value as JSON. */
  body?: unknown;
  /** Milliseconds to wait before the response. */
  delay?: number;
  /** What goes wrong with the response. */
  fault?: Fault;
  /** Number of requests that receive it. Default 1. */
  times?: number;
  /** Only requests with all these header values receive it. */
  when?: { header: Record<string, string> };
}

/**
 * Makes the function that checks a planned response by its schema and by the operations of the contract. It throws a
 * TypeError that names the member and what it must be.
 *
 * @param schema What the document of the control API says of a planned response.
 */
export function createCheckPlanned(schema: object, operations: readonly MockedOperation[]) {
  let validate: ReturnType<Ajv2020['compile']> | undefined;

  return (planned: unknown): PlannedResponse => {
    validate ??= new Ajv2020({ strict: false, verbose: true, allErrors: true }).compile(schema);
    if (!validate(planned)) throw new TypeError(explain(mostTelling(validate.errors ?? [])));
    const checked = planned as PlannedResponse;
    const operation = findOperation(operations, checked.operation);
    const { example, status, body, delay, fault } = checked;
    if (example !== undefined && status !== undefined) throw new TypeError(notWithExample(checked));
    if ([example, status, delay, fault].every((member) => member === undefined)) {
      throw new TypeError('`example`, `status`, `delay` or `fault` is missing');
    }
    if ((status === 204 || status === 304) && body !== undefined)
      throw new TypeError(`\`body\` is not sent with ${status}`);
    if (body !== undefined && !isJson(body)) throw new TypeError('`body` must be text or JSON');
    if (example !== undefined && !Object.hasOwn(operation.byExample, example)) {
      throw new TypeError(
        `\`example\` must be one of the examples of ${operation.id}: ${Object.keys(operation.byExample).join(', ')}`,
      );
    }
    return checked;
  };
}

/** @throws {TypeError} that lists the operations, if none has that ID */
export function findOperation(operations: readonly MockedOperation[], named: unknown): MockedOperation {
  const operation = operations.find(({ id }) => id === named);
  if (operation) return operation;
  throw new TypeError(`\`operation\` must be one of: ${operations.map(({ id }) => id).join(', ')}`);
}

/** Whether a value can be copied when it is planned, and written as JSON when it is sent. */
function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(structuredClone(value)) !== undefined;
  } catch {
    return false;
  }
}

/** A member that is unknown may be another one misspelled, which is then reported as missing. */
function mostTelling(errors: ErrorObject[]): ErrorObject | undefined {
  return errors.find(({ keyword }) => keyword === 'additionalProperties') ?? errors[0];
}

function notWithExample(planned: PlannedResponse): string {
  const names = (['status', 'headers', 'body'] as const).filter((name) => planned[name] !== undefined);
  const listed = names.map((name) => `\`${name}\``).join(', ');
  return `${listed.replace(/, (?=[^,]*$)/, ' and ')} cannot be combined with \`example\``;
}

function explain(error?: ErrorObject): string {
  const {
    instancePath = '',
    keyword,
    message,
    params,
    propertyName,
    parentSchema,
    data,
  } = error ?? ({} as ErrorObject);
  const parts = instancePath.split('/').slice(1);
  if (keyword === 'additionalProperties') parts.push(params.additionalProperty);
  if (keyword === 'required') parts.push(params.missingProperty);
  if (propertyName !== undefined) parts.push(propertyName);
  const name = parts.length > 0 ? `\`${parts.join('.')}\`` : 'The planned response';
  if (keyword === 'additionalProperties') {
    return `${name} is unknown. Use: ${Object.keys(parentSchema?.properties ?? {}).join(', ')}`;
  }
  if (keyword === 'dependentRequired') {
    const planned = data as PlannedResponse;
    return planned.example === undefined ? `\`${params.property}\` needs \`status\`` : notWithExample(planned);
  }
  if (keyword === 'required') return `${name} is missing`;
  if (keyword === 'enum') return `${name} must be one of: ${params.allowedValues.join(', ')}`;
  const must = keyword === 'type' ? `must be ${/^[aeiou]/.test(params.type) ? 'an' : 'a'} ${params.type}` : message;
  return `${name} ${parentSchema?.['x-must'] ?? must}`;
}

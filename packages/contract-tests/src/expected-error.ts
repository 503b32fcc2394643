import type { MockCause, OperationError, OperationModel } from '@ciam-sms/contract/model';
import { PLACES, type RequestParts } from './request.ts';

/**
 * Finds the error that the contract documents for a request: that of the first cause that applies, in order of precedence.
 *
 * @param isInvalid Whether the request breaks the contract, and so has the cause `request: invalid`.
 * @returns nothing, if the contract documents none
 */
export function findError(operation: OperationModel, parts: RequestParts, isInvalid: boolean) {
  const own = operation.errors.find(({ mockCauses }) => mockCauses.some((cause) => applies(cause, operation, parts)));
  return own ?? (isInvalid ? operation.errors.find(isCatchAll) : undefined);
}

const isCatchAll = ({ mockCauses }: OperationError) => mockCauses.some((cause) => 'request' in cause);

function applies(cause: MockCause, operation: OperationModel, parts: RequestParts): boolean {
  if ('request' in cause) return false;
  const isField = 'field' in cause;
  const { values, listed } = isField
    ? lookAtField(cause.field, operation, parts)
    : lookAtParameter(cause, operation, parts);
  return values.some((value) => {
    if ('equals' in cause) return value === (isField ? cause.equals : String(cause.equals));
    if ('startsWith' in cause) return typeof value === 'string' && value.startsWith(cause.startsWith);
    if (cause.is === 'missing') return value === undefined || value === null || value === '';
    return listed.some((one) => typeof one === typeof value) && !listed.includes(value);
  });
}

function lookAtParameter(cause: object, { parameters }: OperationModel, parts: RequestParts) {
  const place = PLACES.find((one) => one in cause) as keyof typeof cause & (typeof PLACES)[number];
  const { [place]: name } = cause;
  const schema = parameters.find((parameter) => parameter.in === place && parameter.name === name)?.schema;
  const { [name]: value } = parts[place];
  return {
    values: value === undefined ? [undefined] : [value].flat().map(String),
    listed: ((schema?.items ?? schema)?.enum ?? []).map(String) as unknown[],
  };
}

function lookAtField(path: string, { body }: OperationModel, parts: RequestParts) {
  const fields = new Map(body?.contents.flatMap((content) => content.fields).map((field) => [field.path, field]));
  const { schema } = fields.get(path) ?? {};
  const isRequired = (parent: string) => (parent === '' ? body?.required : fields.get(parent)?.required) ?? false;
  return {
    values: valuesAt(parts.body, '', path.split('.'), isRequired),
    listed: (schema?.items ?? schema)?.enum ?? [],
  };
}

/**
 * The values of a field, one for each element of the arrays on the way. A parent that is missing although it is required
 * counts as an empty one; in an optional one there is no field to look at.
 */
function valuesAt(
  value: unknown,
  parent: string,
  [name, ...rest]: string[],
  isRequired: (parent: string) => boolean,
): unknown[] {
  if (name === undefined) return [value].flat();
  const path = parent === '' ? name : `${parent}.${name}`;
  if (value === undefined) return isRequired(parent) ? valuesAt(undefined, path, rest, isRequired) : [];
  return [value].flat().flatMap((one) => {
    if (typeof one !== 'object' || one === null) return [];
    return valuesAt(one[name as never], path, rest, isRequired);
  });
}

import type { JsonSchema, MockCause, ParameterPlace } from '@ciam-sms/contract/model';
import type { Inputs } from './inputs.ts';
import type { MockedOperation } from './operation.ts';

/** A cause that looks at one input; `request: invalid` looks at all of them, after these. */
export type InputCause = Exclude<MockCause, { request: string }>;

/** Whether the inputs of a request are those that a declared cause describes. */
export type CauseCheck = (inputs: Inputs) => boolean;

const PLACES = ['path', 'query', 'header', 'cookie'] as const;

/** Turns a cause, as the contract declares it, into a check. */
export function compileCause(cause: InputCause, operation: Pick<MockedOperation, 'parameters' | 'body'>): CauseCheck {
  for (const place of PLACES) {
    if (place in cause)
      return compileParameterCause(cause, place, (cause as Record<string, string>)[place] ?? '', operation);
  }
  return compileFieldCause(cause as InputCause & { field: string }, operation);
}

/** Parameters are text: a condition on a number or boolean means its text. */
function compileParameterCause(
  cause: InputCause,
  place: ParameterPlace,
  declaredName: string,
  { parameters }: Pick<MockedOperation, 'parameters'>,
): CauseCheck {
  const name = place === 'cookie' ? declaredName : declaredName.toLowerCase();
  const applies = compileCondition(cause, parameters[place].properties[name], String);
  return (inputs) => {
    const value = inputs[place][name];
    return Array.isArray(value) ? value.some(applies) : applies(value);
  };
}

/** A field is looked for in every element of the arrays around it; any one is enough. */
function compileFieldCause(cause: InputCause & { field: string }, { body }: Pick<MockedOperation, 'body'>): CauseCheck {
  const path = cause.field.split('.');
  const schemas = Object.values(body?.schemas ?? {});
  const declared = schemas.map((schema) =>
    path.reduce<JsonSchema | undefined>((one, name) => within(one)?.properties?.[name], schema),
  );
  const applies = compileCondition(cause, declared.find(Boolean), (value) => value);
  return ({ body: sent, bodySchema = schemas[0] }) => {
    if (sent.kind === 'unreadable' || !bodySchema) return false;
    const value = sent.kind === 'json' ? sent.value : undefined;
    return appliesAt(value, path, bodySchema, body?.required ?? false, applies);
  };
}

/**
 * Whether a condition applies to a value of a field. What contains the field counts as empty where it is missing although it
 * has to be there; where it may be missing, or is not an object, the field is not looked for. Every request comes by here, for
 * each cause: nothing is copied.
 *
 * @param depth How many names of the path lie behind.
 */
function appliesAt(
  value: unknown,
  path: readonly string[],
  schema: JsonSchema | undefined,
  required: boolean,
  applies: (value: unknown) => boolean,
  depth = 0,
): boolean {
  const items = schema?.items;
  if (items && Array.isArray(value)) {
    return value.some((element) => appliesAt(element, path, items, true, applies, depth));
  }
  const name = path[depth];
  if (name === undefined) return applies(value);
  if (!isObject(value) && !(value === undefined && required)) return false;
  const inner = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  const object = within(schema);
  const isRequired = object?.required?.includes(name) ?? false;
  return appliesAt(inner, path, object?.properties?.[name], isRequired, applies, depth + 1);
}

function compileCondition(cause: InputCause, schema: JsonSchema | undefined, form: (value: unknown) => unknown) {
  if ('equals' in cause) {
    const expected = form(cause.equals);
    return (value: unknown) => value !== undefined && form(value) === expected;
  }
  if ('startsWith' in cause) {
    return (value: unknown) => typeof value === 'string' && value.startsWith(cause.startsWith);
  }
  if (cause.is === 'missing') return (value: unknown) => value === undefined || value === null || value === '';
  const listed = (within(schema)?.enum ?? []).map(form);
  const types = new Set(listed.map((one) => typeof one));
  return (value: unknown) => value !== undefined && types.has(typeof form(value)) && !listed.includes(form(value));
}

/** The schema of the elements of an array, at any depth; any other schema itself. */
function within(schema: JsonSchema | undefined): JsonSchema | undefined {
  return schema?.items ? within(schema.items) : schema;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

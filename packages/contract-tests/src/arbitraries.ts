import type { JsonSchema, OperationModel, Parameter } from '@ciam-sms/contract/model';
import fc from 'fast-check';
import { findError } from './expected-error.ts';
import { PLACES, type RequestParts } from './request.ts';

/** Text that every place of a request carries unchanged. */
const plain = fc.constantFrom(...'ABCXYZabcxyz0123456789-_'.split('')); // a path segment of dots alone would be another path
/** Printable ASCII, which headers and queries carry besides. */
const printable = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));

/** Any character, but no half of a surrogate pair. fast-check's own `binary` spends a second on a table of them all. */
const any = fc.integer({ min: 0, max: 0x10f7ff }).map(
  (index) => String.fromCodePoint(index < 0xd800 ? index : index + 0x800),
  (text) => {
    const [code = 0, ...more] = Array.from(text as string, (one) => one.codePointAt(0) ?? 0);
    return more.length > 0 ? -1 : code < 0xd800 ? code : code - 0x800;
  },
);

const UNITS = { path: plain, cookie: plain, query: printable, header: printable, body: any } as const;
type Unit = (typeof UNITS)[keyof typeof UNITS];

const dates = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2999-01-01') });
/** Made where a schema has them, since some take a second to make. */
const FORMATS: Record<string, () => fc.Arbitrary<string>> = {
  'date-time': () => dates.map((date) => date.toISOString()),
  date: () => dates.map((date) => date.toISOString().slice(0, 10)),
  uuid: fc.uuid,
  email: fc.emailAddress,
  uri: fc.webUrl,
  ipv4: fc.ipV4,
};

/** Makes every request of an operation that is valid, and that nothing but its validity decides about. */
export function validRequests(operation: OperationModel): fc.Arbitrary<RequestParts> {
  const places = PLACES.map((place) => [
    place,
    parametersOf(operation.parameters.filter((parameter) => parameter.in === place)),
  ]);
  const { contents = [], required = true } = operation.body ?? {};
  const bodies = contents.map(({ mediaType, schema }) =>
    fc.record({ mediaType: fc.constant(mediaType), body: valuesOf(schema, UNITS.body) }),
  );
  const none = fc.constant({});
  const body = bodies.length === 0 ? none : fc.oneof(...bodies, ...(required ? [] : [none]));
  return fc
    .tuple(fc.record(Object.fromEntries(places)), body)
    .map(([parameters, content]) => ({ ...parameters, ...content }) as unknown as RequestParts)
    .filter((parts) => findError(operation, parts, false) === undefined);
}

function parametersOf(parameters: readonly Parameter[]) {
  return fc.record(
    Object.fromEntries(
      parameters.map(({ name, in: place, schema }) => [
        name,
        valuesOf({ minLength: 1, minItems: 1, ...schema }, UNITS[place]),
      ]),
    ),
    { requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name) },
  );
}

/** Makes the values that a JSON Schema allows. */
function valuesOf(schema: JsonSchema, unit: Unit): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  const types = schema.type === undefined ? ['any'] : [schema.type].flat();
  return fc.oneof(...types.map((type) => valuesOfType(type, schema, unit)));
}

function valuesOfType(type: string, schema: JsonSchema, unit: Unit): fc.Arbitrary<unknown> {
  const { minLength, maxLength, pattern, format, minItems, maxItems } = schema as Record<string, never>;
  switch (type) {
    case 'string':
      if (pattern) return fc.stringMatching(new RegExp(pattern, 'u'));
      if (format && FORMATS[format]) return FORMATS[format]();
      return fc
        .string({ unit, minLength: minLength ?? 0, maxLength: maxLength ?? 40 })
        .filter((text) => !text.includes('\ufffd')); // it replaces bytes that are not text
    case 'integer':
    case 'number':
      return numbers(type, schema as Record<string, number | undefined>);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const size = { minLength: minItems ?? 0, maxLength: maxItems ?? 4 };
      const items = valuesOf(schema.items ?? {}, unit);
      return schema.uniqueItems ? fc.uniqueArray(items, size) : fc.array(items, size);
    }
    case 'object':
      return objects(schema, unit);
    default:
      return fc.jsonValue();
  }
}

function numbers(
  type: 'integer' | 'number',
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Record<string, number | undefined>,
) {
  const step = multipleOf ?? (type === 'integer' ? 1 : 0.25);
  const from = Math.ceil((minimum ?? exclusiveMinimum ?? -1_000) / step);
  const to = Math.floor((maximum ?? exclusiveMaximum ?? (minimum ?? exclusiveMinimum ?? 0) + 1_000) / step);
  return fc
    .integer({ min: Math.min(from, to), max: to })
    .map((count) => count * step)
    .filter((value) => value !== exclusiveMinimum && value !== exclusiveMaximum);
}

/** Objects with their fields, and with others where the schema allows them. */
function objects({ properties = {}, required = [], ...rest }: JsonSchema, unit: Unit) {
  const { additionalProperties, minProperties = 0 } = rest as {
    additionalProperties?: unknown;
    minProperties?: number;
  };
  const fields = Object.entries(properties).map(([name, property]) => [name, valuesOf(property, unit)]);
  const own = fc.record(Object.fromEntries(fields), {
    requiredKeys: (required as never[]).filter((name) => name in properties),
  });
  const isFull = (value: object) => Object.keys(value).length >= minProperties;
  if (additionalProperties === false) return own.filter(isFull);
  return fc
    .tuple(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { maxKeys: 2 }), own)
    .map(([more, named]) => ({
      ...Object.fromEntries(Object.entries(more).filter(([name]) => !(name in properties))),
      ...named,
    }))
    .filter(isFull);
}

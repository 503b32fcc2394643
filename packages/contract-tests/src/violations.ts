import type { JsonSchema, OperationModel, Parameter } from '@ciam-sms/contract/model';
import type { Json, RequestChange } from './acceptance.ts';
import { ajv, coercing } from './check-exchange.ts';
import { changeRequest, type RequestParts } from './request.ts';

/** A way to break a valid request. */
export interface Violation {
  name: string;
  apply: (parts: RequestParts) => RequestParts;
}

/** Lists the ways to break one thing about a valid request of an operation. */
export function listViolations({ parameters, body }: OperationModel): Violation[] {
  const fields = (body?.contents ?? []).flatMap((content) => content.fields);
  return [
    ...parameters
      .filter(({ required, in: place }) => required && place !== 'path')
      .map(({ name, in: place }) => change(`without ${place} ${name}`, { omit: { [place]: [name] } })),
    ...parameters.flatMap((parameter) =>
      wrongTexts(parameter).map((value) => {
        const { name, in: place } = parameter;
        return change(`with ${place} ${name} ${JSON.stringify(value)}`, { [place]: { [name]: value } });
      }),
    ),
    ...fields
      .filter(({ required }) => required)
      .map(({ path }) => change(`without ${path}`, { omit: { body: [path] } })),
    ...fields.flatMap(({ path, schema }) =>
      wrongValues(schema).map((value) => change(`with ${path} ${JSON.stringify(value)}`, { body: { [path]: value } })),
    ),
    ...(body ? wrongBodies(body) : []),
  ];
}

function change(name: string, requestChange: RequestChange): Violation {
  return { name, apply: (parts) => changeRequest(parts, requestChange) };
}

/** Values of a parameter that its schema rejects, as text. An optional one that is empty may count as left out. */
function wrongTexts({ in: place, required, schema }: Parameter): string[] {
  const isValid = coercing.compile({ properties: { value: schema } });
  const texts = ['no-such-value', '1.5', ...variants(schema), ...(required && place !== 'path' ? [''] : [])];
  return texts.filter((value) => !isValid({ value }));
}

/** Values of a field that its schema rejects, of every type. */
function wrongValues(schema: JsonSchema): Json[] {
  const isValid = ajv.compile(schema);
  const values: Json[] = [null, '', 'no-such-value', 0, 1.5, false, true, [], {}, ...variants(schema)];
  return values.filter((value) => !isValid(value));
}

/** What somebody could take for a listed value. */
function variants(schema: JsonSchema): string[] {
  const [first] = (schema.items ?? schema).enum ?? [];
  return typeof first === 'string' ? [first.toLowerCase(), first.toUpperCase(), ` ${first} `] : [];
}

function wrongBodies({ required, contents }: NonNullable<OperationModel['body']>): Violation[] {
  const isAllowed = (value: unknown) => contents.some(({ schema }) => ajv.validate(schema, value));
  const values = [null, [], 'text', 1, true].filter((value) => !isAllowed(value));
  const unreadable = (name: string, write: (body: string) => Partial<RequestParts>): Violation => ({
    name,
    apply: (parts) => ({ ...parts, ...write(JSON.stringify(parts.body ?? {})), body: null }),
  });
  return [
    ...(required ? [change('without a body', { omit: { body: 'all' } })] : []),
    ...values.map((body) => ({
      name: `with the body ${JSON.stringify(body)}`,
      apply: (parts: RequestParts) => ({ ...parts, body }),
    })),
    unreadable('with a body that is cut off', (body) => ({ bytes: Buffer.from(body.slice(0, -1)) })),
    unreadable('with a byte that is not UTF-8', (body) => ({ bytes: Buffer.from(`\xff${body}`, 'latin1') })),
    unreadable('with another media type', (body) => ({ mediaType: 'text/plain', bytes: Buffer.from(body) })),
  ];
}

import { type CatalogueError, errors, type MockCause, operations, scenarios } from '@ciam-sms/contract';
import fc from 'fast-check';
import { type Change, fields, headers } from './acceptance.ts';

/** The parts of a request that are generated; a value of `undefined` is left out. */
export interface GeneratedRequest {
  headers: Record<string, string | undefined>;
  body: Record<string, unknown>;
}

/** A way to break a valid request, and the error that is documented for it. */
export interface Breach {
  name: string;
  change: Change;
  code: string;
}

const catalogue: Readonly<Record<string, CatalogueError>> = errors;

/** Text that HTTP carries in a header unchanged: printable Latin-1, with no blank at either end, and not empty. */
const headerValue = fc
  .string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength: 40,
  })
  .filter((text) => !isMagic(text));

const fieldValue = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => !isMagic(text));

/** Every request that the contract takes for valid, and the mock for no magic input. */
export const validRequest: fc.Arbitrary<GeneratedRequest> = fc
  .record({
    headers: fc.record(Object.fromEntries(headers.map(({ name }) => [name, headerValue])), {
      requiredKeys: headers.filter(({ required }) => required).map(({ name }) => name),
    }),
    body: fc.record(
      Object.fromEntries(
        fields.map(({ name }) => [name, name === 'type' ? fc.constantFrom(...Object.keys(scenarios)) : fieldValue]),
      ),
    ),
    more: fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { maxKeys: 2 }),
  })
  .map(({ headers: sent, body, more }) => ({ headers: sent, body: { ...more, ...body } }));

/** Every way to break one thing about a valid request. */
export function listBreaches(): Breach[] {
  const required = headers.filter((header) => header.required);
  return [
    ...required.flatMap(({ name }) => [
      breach(`without ${name}`, { headers: { [name]: undefined } }, { header: name }),
      breach(`with an empty ${name}`, { headers: { [name]: '' } }, { header: name }),
    ]),
    ...fields.flatMap(({ name }) => [
      breach(`without ${name}`, { body: { [name]: undefined } }, { field: name }),
      ...[null, ''].map((value) =>
        breach(`with ${name} ${JSON.stringify(value)}`, { body: { [name]: value } }, { field: name }),
      ),
      ...[1, true, [], {}].map((value) =>
        breach(`with ${name} ${JSON.stringify(value)}`, { body: { [name]: value } }, {}),
      ),
    ]),
    breach('with a scenario that is not listed', { body: { type: 'GREETING_SMS' } }, { field: 'type', is: 'unlisted' }),
  ];
}

/** Finds the error that the catalogue documents: that of its cause, or of every breach that has none of its own. */
function breach(
  name: string,
  change: Change,
  { is = 'missing', ...place }: { header?: string; field?: string; is?: string },
): Breach {
  const [kind, subject] = Object.entries(place)[0] ?? ['request', 'invalid'];
  const matches = (cause: MockCause) =>
    kind in cause &&
    (cause as Record<string, unknown>)[kind] === subject &&
    (kind === 'request' || ('is' in cause && cause.is === is));
  const code = Object.values(operations)
    .flatMap(({ errorCodes }) => errorCodes)
    .find((one) => catalogue[one]?.mockCauses.some(matches));
  if (!code) throw new Error(`The catalogue documents no error for a request ${name}`);
  return { name, change, code };
}

function isMagic(text: string): boolean {
  return Object.values(catalogue).some(({ mockCauses }) =>
    mockCauses.some(
      (cause) =>
        ('equals' in cause && cause.equals === text) || ('startsWith' in cause && text.startsWith(cause.startsWith)),
    ),
  );
}

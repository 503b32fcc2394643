import { type CatalogueError, errors, type MockCause, operations } from '@ciam-sms/contract';
import fc from 'fast-check';
import type { AcceptedOperation, Change } from './acceptance.ts';

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

/** Makes every request of an operation that the contract takes for valid, and the mock for no magic input. */
export function validRequests({ headers, fields }: AcceptedOperation): fc.Arbitrary<GeneratedRequest> {
  return fc
    .record({
      headers: fc.record(Object.fromEntries(headers.map(({ name }) => [name, headerValue])), {
        requiredKeys: headers.filter(({ required }) => required).map(({ name }) => name),
      }),
      body: fc.record(
        Object.fromEntries(fields.map(({ name, values }) => [name, values ? fc.constantFrom(...values) : fieldValue])),
      ),
      more: fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { maxKeys: 2 }),
    })
    .map(({ headers: sent, body, more }) => ({ headers: sent, body: { ...more, ...body } }));
}

/** Every way to break one thing about a valid request of an operation. */
export function listBreaches({ id, headers, fields }: AcceptedOperation): Breach[] {
  const codes = operations[id as keyof typeof operations].errorCodes;
  const breach = (name: string, change: Change, cause: SoughtCause): Breach => ({
    name,
    change,
    code: findError(codes, name, cause),
  });
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
    ...fields
      .filter(({ values }) => values)
      .map(({ name }) => {
        const change = { body: { [name]: 'GREETING_SMS' } };
        return breach(`with a ${name} that is not listed`, change, { field: name, is: 'unlisted' });
      }),
  ];
}

/** Where a cause is declared for, and of what kind it is. */
interface SoughtCause {
  header?: string;
  field?: string;
  is?: string;
}

/**
 * Finds the error that the catalogue documents: that of its own cause, or that of every breach that has none.
 *
 * @throws {Error} if it documents neither
 */
function findError(codes: readonly string[], name: string, { is = 'missing', ...place }: SoughtCause): string {
  const [kind, subject] = Object.entries(place)[0] ?? ['request', 'invalid'];
  const isOwn = (cause: MockCause) =>
    kind in cause && (cause as Record<string, unknown>)[kind] === subject && 'is' in cause && cause.is === is;
  const isAny = (cause: MockCause) => 'request' in cause;
  const find = (matches: (cause: MockCause) => boolean) =>
    codes.find((code) => catalogue[code]?.mockCauses.some(matches));
  const code = find(isOwn) ?? find(isAny);
  if (!code) throw new Error(`The catalogue documents no error for a request ${name}`);
  return code;
}

function isMagic(text: string): boolean {
  return Object.values(catalogue).some(({ mockCauses }) =>
    mockCauses.some(
      (cause) =>
        ('equals' in cause && cause.equals === text) || ('startsWith' in cause && text.startsWith(cause.startsWith)),
    ),
  );
}

import type { Language } from '@ciam-sms/contract/model';
import parse from 'parse-prefer-header';
import { responsesOf } from './negotiate.ts';
import type { MockedOperation, MockResponse } from './operation.ts';
import { BadRequest } from './problem.ts';

type Responses = Pick<MockedOperation, 'byStatus' | 'byExample' | 'errors'>;

/**
 * The response that a `Prefer` header asks for, in each of its media types; Prism reads the header with the same library.
 *
 * @returns nothing, if the header asks for something else than a response
 * @throws {BadRequest} if the operation has no such response
 */
export function preferredResponses(
  operation: Responses,
  header: string,
  language: () => Language,
): MockResponse[] | undefined {
  const { code, example } = parse(header);
  if (example !== undefined) return byExample(operation, String(example), code && String(code));
  return code === undefined ? undefined : byStatus(operation, String(code), language);
}

function byExample(operation: Responses, example: string, code: string | undefined): MockResponse[] {
  const named = Object.hasOwn(operation.byExample, example) ? (operation.byExample[example] ?? []) : [];
  const found = named.filter(({ status }) => code === undefined || code === String(status));
  if (found.length > 0) return found;
  const wanted = `Prefer names no example of this operation${code === undefined ? '' : ` with status ${code}`}`;
  const [other] = named;
  if (other) throw new BadRequest(`${wanted}. ${example} has status ${other.status}`);
  const all = Object.keys(operation.byExample);
  if (all.length === 0) throw new BadRequest(`${wanted}: it has no examples`);
  const ofStatus = all.filter((name) => operation.byExample[name]?.some(({ status }) => code === String(status)));
  throw new BadRequest(`${wanted}. Use one of: ${(ofStatus.length > 0 ? ofStatus : all).join(', ')}`);
}

/** A status with several errors means the first of them, in the language of the request. */
function byStatus(operation: Responses, code: string, language: () => Language): MockResponse[] {
  const found = Object.hasOwn(operation.byStatus, code) ? operation.byStatus[code] : undefined;
  if (found) {
    const error = operation.errors.find(({ status }) => code === String(status));
    return error ? responsesOf(operation, error, language()) : found;
  }
  throw new BadRequest(
    `Prefer names a status that this operation does not have. Use one of: ${Object.keys(operation.byStatus).join(', ')}`,
  );
}

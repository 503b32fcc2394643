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
  const isStatus = code !== undefined && Object.hasOwn(operation.byStatus, code);
  const names = Object.entries(operation.byExample)
    .filter(([, responses]) => !isStatus || responses.some(({ status }) => code === String(status)))
    .map(([name]) => name);
  const choice = names.length
    ? `Use one of: ${names.join(', ')}`
    : `Use an example of: ${Object.keys(operation.byStatus).join(', ')}`;
  throw new BadRequest(
    `Prefer names no example of this operation${code === undefined ? '' : ` with status ${code}`}. ${choice}`,
  );
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

import type { Language } from '@ciam-sms/contract/model';
import type { MockedError, MockedOperation, MockResponse } from './operation.ts';

/** The response for an error in a language, in each of its media types. */
export function responsesOf(
  { byStatus, byExample }: Pick<MockedOperation, 'byStatus' | 'byExample'>,
  { status, examples }: MockedError,
  language: Language,
): MockResponse[] {
  const named = examples && byExample[examples[language]]?.filter((response) => response.status === status);
  return named ?? byStatus[status] ?? [];
}

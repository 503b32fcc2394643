import type { Language } from '@ciam-sms/contract/model';
import Negotiator from 'negotiator';
import type { MockedError, MockedOperation, MockResponse } from './operation.ts';

/**
 * Chooses the media type of a response by an `Accept` header, as Prism does: without the header JSON, if there is any.
 *
 * @param responses One response in each of its media types.
 * @returns nothing, if the client accepts none of them
 */
export function chooseByAccept(
  responses: readonly MockResponse[],
  accept: string | undefined,
): MockResponse | undefined {
  if (!accept) return responses.find(({ contentType }) => contentType === 'application/json') ?? responses[0];
  const types = responses.flatMap(({ contentType }) => contentType ?? []);
  if (types.length === 0 || accept === '*/*') return responses[0];
  const best = mediaTypes(accept, types)[0] ?? mediaTypes(accept.replace(/;(?!\s*q=)[^;,]*/gi, ''), types)[0];
  return responses.find(({ contentType }) => contentType === best);
}

function mediaTypes(accept: string, available: string[]): string[] {
  return new Negotiator({ headers: { accept } }).mediaTypes(available);
}

/** The response to a valid request, in each of its media types. */
export function successesOf({ byStatus, success }: Pick<MockedOperation, 'byStatus' | 'success'>): MockResponse[] {
  return byStatus[success] ?? [];
}

/** The response for an error in a language, in each of its media types. */
export function responsesOf(
  { byStatus, byExample }: Pick<MockedOperation, 'byStatus' | 'byExample'>,
  { status, examples }: MockedError,
  language: Language,
): MockResponse[] {
  const named = examples && byExample[examples[language]]?.filter((response) => response.status === status);
  return named ?? byStatus[status] ?? [];
}

/**
 * The language of a message by a header that lists language ranges, such as `zh-CN` or `en;q=0.1, zh`. A header that
 * names none of the contract's languages means English.
 *
 * @example languageOf('en;q=0.1, zh') // 'zh'
 */
export function languageOf(header: string): Language {
  if (header === 'en' || header === 'zh') return header;
  const negotiator = new Negotiator({ headers: { 'accept-language': header.replaceAll('_', '-') } });
  return (negotiator.languages(['en', 'zh'])[0] ?? 'en') as Language;
}

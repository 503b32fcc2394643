import type { SendFailure } from './result.ts';

/** The fields that only one kind of failure has. */
type Extra<Outcome> = Omit<
  Extract<SendFailure, { outcome: Outcome }>,
  'ok' | 'outcome' | 'message' | 'status' | 'headers' | 'retryAfter' | 'cause'
>;

/** Makes the result of a call that failed. */
export function fail<const Outcome extends SendFailure['outcome']>(
  outcome: Outcome,
  message: string,
  response: Response | undefined,
  cause?: unknown,
  extra?: Extra<Outcome>,
): SendFailure {
  const failure = {
    ok: false,
    outcome,
    message,
    status: response?.status,
    headers: response?.headers,
    retryAfter: response?.headers.get('retry-after') ?? undefined,
    ...extra,
  };
  // Not enumerable, since an error of a foreign fetch may hold the whole request: no logger gets it by accident.
  return Object.defineProperty(failure, 'cause', { value: cause }) as unknown as SendFailure;
}

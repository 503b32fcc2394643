import type { SendFailure, SendResult, SmsSent } from './result.ts';

/** A failed call as an exception, with all fields of the result. `outcome` tells the kinds apart. */
export class SmsSendError<Failure extends SendFailure = SendFailure> extends Error {
  override readonly name = 'SmsSendError';
  declare readonly outcome: Failure['outcome'];
  declare readonly status: Failure['status'];
  declare readonly headers: Failure['headers'];
  declare readonly retryAfter: Failure['retryAfter'];
  /** The result that this was made from, for a `switch` on `outcome`. */
  declare readonly result: Failure;

  constructor(failure: Failure) {
    super(failure.message, { cause: failure.cause });
    const { message, ...fields } = failure;
    Object.assign(this, fields);
    Object.defineProperty(this, 'result', { value: failure });
  }
}

/**
 * Turns a result into a value or an exception, for those who prefer that.
 *
 * @returns the result, if the code was sent
 * @throws {SmsSendError} if it was not
 * @example
 * orThrow(await sms.send({ mobile, type: 'LOGIN_SMS', captcha_token }));
 */
export function orThrow(result: SendResult): SmsSent {
  if (result.ok) return result;
  throw new SmsSendError(result);
}

import type { CallFailure, CallResult } from './result.ts';

// Stryker disable next-line StringLiteral: any name that nobody else takes will do
const BRAND = Symbol.for('@ciam-sms/client/SmsSendError');

/** A failed call as an exception, with all fields of the result. `outcome` distinguishes the kinds. */
export class SmsSendError<Failure extends CallFailure = CallFailure> extends Error {
  override readonly name = 'SmsSendError';
  declare readonly outcome: Failure['outcome'];
  declare readonly status: Failure['status'];
  declare readonly headers: Failure['headers'];
  declare readonly retryAfter: Failure['retryAfter'];
  declare readonly dispatched: boolean;
  declare readonly duration: number;
  /** The error code of the service, if it rejected the request. */
  declare readonly code: Extract<Failure, { code: string }>['code'] | undefined;
  /** The underlying error, unmasked. Non-enumerable. */
  declare readonly cause: unknown;
  /** The result that this was made from, for a `switch` on `outcome`. Non-enumerable. */
  declare readonly result: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    const { message, ...fields } = failure;
    Object.assign(this, fields);
    Object.defineProperties(this, {
      [BRAND]: {},
      // A getter, since Node prints the cause of an error, and it may contain personal data.
      cause: { get: () => failure.cause },
      headers: { value: failure.headers },
      result: { value: failure },
    });
  }

  /** An ES module and a CommonJS module of one program each have a class of their own: both recognize its errors. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a subclass inherits this
    return this === SmsSendError ? Object.hasOwn(Object(value), BRAND) : super[Symbol.hasInstance](value);
  }
}

/**
 * Returns the result of a call that succeeded, and throws any other.
 *
 * @throws {SmsSendError} if the call failed
 * @example
 * orThrow(await sms.send({ mobile, type: 'LOGIN_SMS', captcha_token }));
 */
export function orThrow<Result extends CallResult>(result: Result): Extract<Result, { ok: true }> {
  if (result.ok) return result as Extract<Result, { ok: true }>;
  throw new SmsSendError(result);
}

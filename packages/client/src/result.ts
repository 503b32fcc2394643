import type { components } from '@ciam-sms/contract';

/** What to send, to whom: the request body, exactly as the contract has it. */
export type SmsRequest = components['schemas']['SendSmsRequest'];

/** What the code is sent for. */
export type SmsScenario = components['schemas']['Scenario'];

/** Every code that the service documents for sending a code. */
export type SmsErrorCode = components['schemas']['SendSmsErrorCode'];

/** The code is on its way. */
export interface SmsSent {
  readonly ok: true;
  readonly outcome: 'sent';
  readonly status: 200;
  readonly headers: Headers;
}

interface Failure<Outcome extends string> {
  readonly ok: false;
  readonly outcome: Outcome;
  /** What happened, in a sentence. Holds no mobile number, token or fingerprint. */
  readonly message: string;
  /** HTTP status, if an answer began to arrive; `0` for a redirect that the browser hides. */
  readonly status: number | undefined;
  /** Headers of the answer, if one began to arrive. */
  readonly headers: Headers | undefined;
  /** The header of that name, if there was one. It is for you to act on: the client never repeats a request. */
  readonly retryAfter: string | undefined;
  /** The underlying error, if there was one. Not enumerable: no logger picks it up by accident. */
  readonly cause: unknown;
}

/** The service refused with a code that it documents. */
export interface Rejected extends Failure<'rejected'> {
  readonly status: 400;
  readonly headers: Headers;
  readonly code: SmsErrorCode;
}

/** The service refused with a code that this version of the client does not know. */
export interface RejectedUnknown extends Failure<'rejected-unknown'> {
  readonly status: 400;
  readonly headers: Headers;
  readonly code: string;
}

/** Something answered, but not as the contract says: a proxy, a login page, a gateway. */
export interface UnexpectedAnswer extends Failure<'unexpected-answer'> {
  readonly status: number;
  readonly headers: Headers;
  readonly contentType: string | undefined;
  /** The beginning of the body, with personal data masked. */
  readonly excerpt: string;
}

/** No complete answer came. Whether the message was sent is not known. */
export type NetworkFailure = Failure<'network-failure'>;

/** The time ran out. Whether the message was sent is not known. */
export type TimedOut = Failure<'timed-out'>;

/** The caller's signal ended the call. Whether the message was sent is not known. */
export type Aborted = Failure<'aborted'>;

/** The request could not be made, so nothing was sent. */
export interface NotSendable extends Failure<'not-sendable'> {
  /** Name of the header at fault, if it was one. */
  readonly header: string | undefined;
}

/** Every way in which a call can fail. */
export type SendFailure =
  | Rejected
  | RejectedUnknown
  | UnexpectedAnswer
  | NetworkFailure
  | TimedOut
  | Aborted
  | NotSendable;

/** What became of a call. `ok` tells success from failure, `outcome` the failures apart. */
export type SendResult = SmsSent | SendFailure;

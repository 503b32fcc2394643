import type { components } from '@ciam-sms/contract';

/** The request body, exactly as in the contract. */
export type SmsRequest = components['schemas']['SendSmsRequest'];

/** Why a code is sent. */
export type SmsScenario = components['schemas']['Scenario'];

/** Every error code that the service documents for sending a code. */
export type SmsErrorCode = components['schemas']['SendSmsErrorCode'];

/** Every error code that the service documents for getting a captcha. */
export type GetCaptchaErrorCode = components['schemas']['GetCaptchaErrorCode'];

/** Every error code that the service documents for verifying a captcha. */
export type VerifyCaptchaErrorCode = components['schemas']['VerifyCaptchaErrorCode'];

/** A captcha, exactly as in the contract. */
export type Captcha = components['schemas']['Captcha'];

/** Where the user dropped the piece of a captcha. */
export interface CaptchaSolution {
  /** The `token` of the captcha. */
  token: string;
  /** Distance of the piece from the left edge of the picture, in pixels of the picture. Sent in tenths. */
  x: number;
  /** The mobile number that the code will be sent to. */
  sender: string;
}

/** What every result has. */
interface Ended {
  /** Whether the request was handed to `fetch`. If not, nothing was sent. */
  readonly dispatched: boolean;
  /** Milliseconds from the call to its result. */
  readonly duration: number;
}

interface Success<Outcome extends string> extends Ended {
  readonly ok: true;
  readonly outcome: Outcome;
  readonly status: 200;
  /** Headers of the response, with personal data masked. Non-enumerable. */
  readonly headers: Headers;
  /** The response itself, unmasked; its body is read already. Non-enumerable. */
  readonly response: Response;
}

/** The service accepted the request. */
export type SmsSent = Success<'sent'>;

/** The service returned a captcha. */
export interface CaptchaIssued extends Success<'issued'> {
  /** The captcha. Non-enumerable. */
  readonly data: Captcha;
}

/** The captcha is solved. */
export interface CaptchaVerified extends Success<'verified'> {
  /** The captcha token and the number it was verified for, to be spread into the body of `send`. Non-enumerable. */
  readonly data: Pick<SmsRequest, 'captcha_token' | 'mobile'>;
}

interface Failure<Outcome extends string> extends Ended {
  readonly ok: false;
  readonly outcome: Outcome;
  /** What happened, in a sentence, with personal data masked. */
  readonly message: string;
  /** HTTP status, if a response began to arrive; `0` for a redirect that the browser hides. */
  readonly status: number | undefined;
  /** Headers of the response, with personal data masked, if one began to arrive. Non-enumerable. */
  readonly headers: Headers | undefined;
  /** The header of that name. Use it to decide when to offer another try: the client never repeats a request. */
  readonly retryAfter: string | undefined;
  /** The response itself, unmasked, if one began to arrive; its body may be read already. Non-enumerable. */
  readonly response: Response | undefined;
  /** The underlying error, unmasked. Non-enumerable. */
  readonly cause: unknown;
}

/** The service rejected the request with an error code that it documents. */
export interface Rejected<Code extends string = SmsErrorCode> extends Failure<'rejected'> {
  readonly status: number;
  readonly headers: Headers;
  readonly code: Code;
}

/** The service rejected the request with an error code that this version of the client does not know. */
export interface RejectedUnknown extends Failure<'rejected-unknown'> {
  readonly status: number;
  readonly headers: Headers;
  readonly code: string;
}

/** The response did not come from the API, but from a proxy, a login page or a gateway. */
export interface UnexpectedAnswer extends Failure<'unexpected-answer'> {
  readonly status: number;
  readonly headers: Headers;
  readonly contentType: string | undefined;
  /** The beginning of the body, with personal data masked. */
  readonly excerpt: string;
}

/** No complete response arrived. Whether a message was sent is unknown. */
export type NetworkFailure = Failure<'network-failure'>;

/** The time limit ended the call. Whether a message was sent is unknown if `dispatched`. */
export type TimedOut = Failure<'timed-out'>;

/** Your `AbortSignal` ended the call. Whether a message was sent is unknown if `dispatched`. */
export type Aborted = Failure<'aborted'>;

/** The request could not be made, so nothing was sent. */
export interface NotSendable extends Failure<'not-sendable'> {
  /** Name of the header that is wrong, if one is. */
  readonly header: string | undefined;
}

/** Every way in which a call can fail. */
export type CallFailure<Code extends string = SmsErrorCode | GetCaptchaErrorCode | VerifyCaptchaErrorCode> =
  | Rejected<Code>
  | RejectedUnknown
  | UnexpectedAnswer
  | NetworkFailure
  | TimedOut
  | Aborted
  | NotSendable;

/** Every way in which sending a code can fail. */
export type SendFailure = CallFailure<SmsErrorCode>;

/** The result of sending a code. `ok` distinguishes success from failure, `outcome` the failures. */
export type SendResult = SmsSent | SendFailure;

/** The result of getting a captcha. */
export type GetCaptchaResult = CaptchaIssued | CallFailure<GetCaptchaErrorCode>;

/** The result of verifying a captcha. */
export type VerifyCaptchaResult = CaptchaVerified | CallFailure<VerifyCaptchaErrorCode>;

/** The result of any call. */
export type CallResult = SendResult | GetCaptchaResult | VerifyCaptchaResult;

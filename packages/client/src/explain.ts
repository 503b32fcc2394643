import { errors, type Language } from '@ciam-sms/contract';
import type { SmsErrorCode } from './result.ts';

/** What the contract says of an error code. */
export interface Explanation {
  /** Short stable name of the error. */
  name: string;
  /** The message that the service sends, in the chosen language. */
  message: string;
  /** Why the service answers so, in the chosen language. */
  cause: string;
  /** What to do about it, in the chosen language. */
  remedy: string;
}

/**
 * Explains an error code.
 *
 * @param language Language of the message, the cause and the remedy; English by default.
 * @returns the explanation, or `undefined` for a code that this version does not know
 * @example
 * explain('IDAAS.SDK.CAPTCHA.0003', 'zh')?.message // '图形验证码校验通过令牌已失效'
 */
export function explain(code: SmsErrorCode, language?: Language): Explanation;
export function explain(code: string, language?: Language): Explanation | undefined;
export function explain(code: string, language: Language = 'en'): Explanation | undefined {
  if (!Object.hasOwn(errors, code)) return undefined;
  const { name, message, cause, remedy } = errors[code as keyof typeof errors];
  return { name, message: message[language], cause: cause[language], remedy: remedy[language] };
}

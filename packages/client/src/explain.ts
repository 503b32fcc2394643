import { errors, type Language } from '@ciam-sms/contract';
import { chooseLanguage } from './choose-language.ts';

/** What the contract says about an error code. */
export interface Explanation {
  /** Short stable name of the error. */
  name: string;
  /** The message that the service returns, in the chosen language. */
  message: string;
  /** Why the service returns it, in the chosen language. */
  cause: string;
  /** What to do about it, in the chosen language. */
  remedy: string;
}

/**
 * Explains an error code.
 *
 * @param language Language tag such as `zh`, `zh-Hans-CN` or `navigator.language`; English for any other language.
 * @returns the explanation, or `undefined` for a code that this version does not know
 * @example
 * explain('IDAAS.SDK.CAPTCHA.0003', 'zh-CN')?.message // '图形验证码校验通过令牌已失效'
 */
export function explain(code: keyof typeof errors, language?: Language | (string & {})): Explanation;
export function explain(code: string, language?: Language | (string & {})): Explanation | undefined;
export function explain(code: string, language: string = 'en'): Explanation | undefined {
  if (!Object.hasOwn(errors, code)) return undefined;
  const { name, message, cause, remedy } = errors[code as keyof typeof errors];
  const chosen = chooseLanguage(language);
  return { name, message: message[chosen], cause: cause[chosen], remedy: remedy[chosen] };
}

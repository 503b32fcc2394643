import type { Language } from '@ciam-sms/contract';

/** The language of the contract that a language tag asks for: English, unless the tag is Chinese. */
export function chooseLanguage(tag: string | undefined): Language {
  return /^zh(?![a-z\d])/i.test(String(tag)) ? 'zh' : 'en';
}

import { operations } from '@ciam-sms/contract';
import { fail } from './fail.ts';
import type { SendResult, SmsErrorCode } from './result.ts';

const EXCERPT_LENGTH = 200;

/**
 * Judges an answer by its status and its body: whatever is not the contract's is said to be so.
 *
 * @param text The beginning of the body.
 * @param secrets What was sent and must not be shown.
 */
export function judge(response: Response, text: string, secrets: readonly string[]): SendResult {
  const { status, headers } = response;
  if (status === 200 && text === '') return { ok: true, outcome: 'sent', status, headers };

  const error = status === 400 ? parseError(text) : undefined;
  if (error) {
    const message = mask(error.error_msg, secrets);
    return isKnown(error.error_code)
      ? fail('rejected', message, response, undefined, { code: error.error_code })
      : fail('rejected-unknown', message, response, undefined, { code: mask(error.error_code, secrets) });
  }
  return fail('unexpected-answer', `The answer (status ${status}) is none of the contract's`, response, undefined, {
    contentType: headers.get('content-type') ?? undefined,
    excerpt: mask(text, secrets).slice(0, EXCERPT_LENGTH),
  });
}

function isKnown(code: string): code is SmsErrorCode {
  return operations.sendSms.errorCodes.some((known) => known === code);
}

function parseError(text: string): { error_code: string; error_msg: string } | undefined {
  try {
    const value = JSON.parse(text);
    if (typeof value.error_code === 'string' && typeof value.error_msg === 'string') return value;
  } catch {
    // No JSON object.
  }
  return undefined;
}

/** Masks what was sent, and anything that could be a mobile number, in a text that a server wrote. */
function mask(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) {
    if (secret) masked = masked.replaceAll(secret, '***').replaceAll(JSON.stringify(secret).slice(1, -1), '***');
  }
  return masked.replace(/\d{5,}/g, '***');
}

import type { Text } from '@ciam-sms/contract';
import { chooseLanguage } from './choose-language.ts';
import type { SmsErrorCode, SmsRequest } from './result.ts';

/** An error that the service returns for a request. */
export interface Rejection {
  readonly code: SmsErrorCode;
  readonly message: Text;
}

/** What makes a field of the body wrong. Every field is a string. */
export interface FieldRule {
  readonly field: string;
  /** The error if it is absent or empty; none if it is optional. */
  readonly missing?: Rejection;
  /** The only values that it may have, if they are listed. */
  readonly values?: readonly string[];
  readonly unlisted?: Rejection;
}

/** tsdown.config.ts puts this in from the model of the contract. */
declare const SEND_SMS_RULES: { readonly rules: readonly FieldRule[]; readonly invalid: Rejection };

/** What is wrong with a request, and the error that the service would return for it. */
export interface SmsRequestIssue {
  /** The message of the service, in the chosen language. */
  readonly message: string;
  /** Name of the field; empty if the request is not an object. */
  readonly path: readonly string[];
  readonly code: SmsErrorCode;
  /** The message of the service, in both languages. */
  readonly messages: Text;
}

/** A schema of the request, in the interface of Standard Schema (https://standardschema.dev). */
export interface SmsRequestSchema {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: '@ciam-sms/client';
    readonly types?: { readonly input: SmsRequest; readonly output: SmsRequest };
    /** Never throws. */
    readonly validate: (
      value: unknown,
    ) => { readonly value: SmsRequest; readonly issues?: undefined } | { readonly issues: readonly SmsRequestIssue[] };
  };
}

/**
 * Creates the schema of the request to send a code, to check a form before sending. Form libraries that support Standard
 * Schema take it as it is. It checks what the contract says; whether a number exists or a token is valid, only the service
 * knows.
 *
 * @param language Language tag of the messages, such as `zh` or `navigator.language`; English for any other language.
 * @example
 * const { issues } = smsRequestSchema('zh')['~standard'].validate(Object.fromEntries(new FormData(form)));
 * for (const { path, message } of issues ?? []) show(path[0], message);
 */
export function smsRequestSchema(language?: string): SmsRequestSchema {
  const chosen = chooseLanguage(language);
  const issue = (path: string[], { code, message }: Rejection): SmsRequestIssue => ({
    message: message[chosen],
    path,
    code,
    messages: message,
  });
  return {
    '~standard': {
      version: 1,
      vendor: '@ciam-sms/client',
      validate: (value) => {
        const { rules, invalid } = SEND_SMS_RULES;
        if (typeof value !== 'object' || !value || Array.isArray(value)) return { issues: [issue([], invalid)] };
        const issues = rules.flatMap((rule) => {
          const rejection = checkField((value as Record<string, unknown>)[rule.field], rule, invalid);
          return rejection ? issue([rule.field], rejection) : [];
        });
        return issues.length > 0 ? { issues } : { value: value as SmsRequest };
      },
    },
  };
}

function checkField(value: unknown, rule: FieldRule, invalid: Rejection): Rejection | undefined {
  // Stryker disable next-line ConditionalExpression,EqualityOperator: no field of the contract is optional yet
  if (value === undefined && !rule.missing) return undefined;
  if (value === undefined || value === null || value === '') return rule.missing ?? invalid;
  if (typeof value !== 'string') return invalid;
  return rule.values?.includes(value) === false ? rule.unlisted : undefined;
}

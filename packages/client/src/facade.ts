import type { SmsClient } from './create-sms-client.ts';
import { SETTINGS } from './headers.ts';

/**
 * The operations that the client has a method of their own for, and the setting that each of their headers is made from.
 * For tools that write code for the client; programs that call it need none of this.
 */
export const facade = {
  sendSms: { method: 'send', settings: SETTINGS },
} as const satisfies Record<string, { method: keyof SmsClient; settings: Record<string, string> }>;

import type { SmsClient } from './create-sms-client.ts';
import { SETTINGS } from './headers.ts';
import type { DeviceOptions, SmsClientOptions } from './options.ts';

/**
 * The operations whose method in the client takes the body as the contract has it. For tools that write code for the
 * client: programs that use it need none of this.
 */
export const facade = {
  sendSms: { method: 'send' },
} as const satisfies Record<string, { method: keyof SmsClient }>;

/**
 * Returns the name of the client's own method for an operation, if it has one.
 *
 * @example ownMethod('sendSms') // 'send'
 */
export function ownMethod(operationId: string): (typeof facade)[keyof typeof facade]['method'] | undefined {
  return Object.entries(facade).find(([id]) => id === operationId)?.[1].method;
}

/**
 * Returns the options that make the client send the given headers. Headers that are not the client's own are left out.
 *
 * @param headers Values by name, as the contract writes it.
 * @example
 * createSmsClient({ baseUrl, ...clientOptions({ 'X-client-id': 'id', 'X-agent': 'docs' }) });
 */
export function clientOptions(
  headers: Readonly<Record<string, unknown>>,
): Pick<SmsClientOptions, 'clientId' | 'language' | 'device'> {
  const device: Partial<DeviceOptions> = {};
  const options: Partial<SmsClientOptions> = {};
  for (const [header, setting] of Object.entries(SETTINGS)) {
    const value = headers[header];
    if (value === undefined) continue;
    if (setting === 'clientId' || setting === 'language') options[setting] = String(value);
    else device[setting] = String(value);
  }
  return { ...options, device } as Pick<SmsClientOptions, 'clientId' | 'language' | 'device'>;
}

import type { SmsClient } from './create-sms-client.ts';
import { SETTINGS } from './headers.ts';
import type { DeviceOptions, SmsClientOptions } from './options.ts';

/**
 * The operations that the client has a method for. For tools that write code for the client: programs that use it need
 * none of this.
 */
export const facade = {
  sendSms: { method: 'send' },
} as const satisfies Record<string, { method: keyof SmsClient }>;

/**
 * Returns the options that make the client send the given headers. Headers that are not the client's own are left out.
 *
 * @param headers Values by name, as the contract writes it.
 * @example
 * createSmsClient({ baseUrl, ...clientOptions({ 'X-client-id': 'id', 'X-agent': 'docs' }) });
 */
export function clientOptions(
  headers: Readonly<Record<string, string>>,
): Pick<SmsClientOptions, 'clientId' | 'language' | 'device'> {
  const device: Partial<DeviceOptions> = {};
  const options: Partial<SmsClientOptions> = {};
  for (const [header, setting] of Object.entries(SETTINGS)) {
    const value = headers[header];
    if (value === undefined) continue;
    if (setting === 'clientId' || setting === 'language') options[setting] = value;
    else device[setting] = value;
  }
  return { ...options, device } as Pick<SmsClientOptions, 'clientId' | 'language' | 'device'>;
}

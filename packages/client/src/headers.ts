import type { Operations } from '@ciam-sms/contract';
import type { DeviceOptions, Setting, SmsClientOptions } from './options.ts';

/** The headers of the operations that the client has a method for, as the contract has them. */
type ContractHeaders = Operations['sendSms']['parameters']['header'] &
  Operations['getCaptcha']['parameters']['header'] &
  Operations['verifyCaptcha']['parameters']['header'];

/** Everything that a header is made from. */
export type Settings = DeviceOptions & Pick<SmsClientOptions, 'clientId' | 'language'>;

/** The settings that can be sent as a header: those of its type, which are required where the header is. */
type SettingFor<Value> = {
  [Key in keyof Settings]-?: Settings[Key] extends Setting<Value> | (undefined extends Value ? undefined : never)
    ? Key
    : never;
}[keyof Settings];

/**
 * The setting that each header is made from. The type demands exactly the headers of the contract: when one is added,
 * renamed, removed or made required, this stops compiling.
 */
export const SETTINGS: { readonly [Name in keyof ContractHeaders]-?: SettingFor<ContractHeaders[Name]> } = {
  'X-operating-sys-version': 'operatingSystemVersion',
  'X-device-fingerprint': 'fingerprint',
  'X-device-ip': 'ip',
  'X-agent': 'userAgent',
  'X-L': 'language',
  'X-client-id': 'clientId',
};

/** What HTTP headers cannot carry: anything but printable Latin-1 and tabs. */
export const UNSENDABLE = /[^\t -~\x80-\xff]/g;

import type { Operations } from '@ciam-sms/contract';
import type { CallOptions, DeviceOptions, Setting, SmsClientOptions } from './options.ts';

/** The headers of the operation, as the contract has them. */
export type ContractHeaders = Operations['sendSms']['parameters']['header'];

/** Everything that a header is made from. */
type Settings = DeviceOptions & Pick<SmsClientOptions, 'clientId' | 'language'>;

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

/** A header whose value could not be had, or cannot be sent. Its message never holds the value. */
export class HeaderProblem extends TypeError {
  /** Name of the header. */
  readonly header: string;

  constructor(header: string, problem: string, cause?: unknown) {
    super(`The header ${header} ${problem}`, { cause });
    this.header = header;
  }
}

/**
 * Asks for the value of every header of a call; what the call gives wins over what the client was made with.
 *
 * @throws {HeaderProblem} if a value cannot be sent, or its function fails
 */
export async function resolveHeaders(
  { clientId, device, language }: SmsClientOptions,
  call: CallOptions,
): Promise<ContractHeaders> {
  const settings: Partial<Settings> = { clientId, language, ...device, ...call.device };
  if (call.language !== undefined) settings.language = call.language;

  const headers: Record<string, string | undefined> = {};
  for (const [header, key] of Object.entries(SETTINGS)) {
    const setting = settings[key];
    let value: string | undefined;
    try {
      value = typeof setting === 'function' ? await setting() : setting;
    } catch (cause) {
      throw new HeaderProblem(header, 'could not be asked for', cause);
    }
    // HTTP carries printable Latin-1 and tabs.
    if (/[^\t -~\x80-\xff]/.test(value ?? '')) throw new HeaderProblem(header, 'has a value outside Latin-1');
    headers[header] = value;
  }
  return headers as ContractHeaders;
}

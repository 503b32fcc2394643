import type { Operations } from '@ciam-sms/contract';
import type { CallOptions, CheckedOptions, DeviceOptions, RequestInfo, Setting, SmsClientOptions } from './options.ts';
import { Problem } from './problem.ts';

/** The headers of the operation, as the contract has them. */
type ContractHeaders = Operations['sendSms']['parameters']['header'];

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

/** What HTTP headers cannot carry: anything but printable Latin-1 and tabs. */
export const UNSENDABLE = /[^\t -~\x80-\xff]/g;

/** The setting of each header of one call. */
export type ChosenSettings = readonly [header: string, setting: unknown][];

/** The setting of each header for one call, as it is now: that of the call if it has one, else that of the client. */
export function chooseSettings(
  settings: Readonly<Record<string, keyof Settings>>,
  client: CheckedOptions['settings'],
  { device, language }: CallOptions,
): ChosenSettings {
  const own: Partial<Record<keyof Settings, unknown>> = { ...device, clientId: undefined, language };
  return Object.entries(settings).map(([header, key]) => [header, own[key] ?? client[key]]);
}

/**
 * Resolves the setting of every header.
 *
 * @throws {Problem} if a value cannot be sent, or its function fails
 */
export async function resolveHeaders(settings: ChosenSettings): Promise<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [header, setting] of settings) {
    const refuse = (problem: string, cause?: unknown): never => {
      throw new Problem(`The header ${header} ${problem}.`, cause, header);
    };
    let value = setting;
    try {
      if (typeof setting === 'function') value = await setting();
    } catch (cause) {
      refuse('has no value: its function failed', cause);
    }
    if (value == null) continue;
    if (typeof value !== 'string') refuse('must be a string');
    else if (value.search(UNSENDABLE) >= 0) refuse('contains characters that HTTP headers cannot carry');
    else headers[header] = value;
  }
  return headers;
}

/**
 * Asks `beforeRequest` for more headers. Those of the contract keep their values.
 *
 * @throws {Problem} if it fails, or returns what HTTP cannot carry
 */
export async function addHeaders(
  own: Record<string, string>,
  beforeRequest: NonNullable<SmsClientOptions['beforeRequest']>,
  request: RequestInfo,
): Promise<Headers> {
  try {
    const all = new Headers((await beforeRequest(request)) ?? undefined);
    for (const [name, value] of Object.entries(own)) all.set(name, value);
    return all;
  } catch (cause) {
    throw new Problem('beforeRequest failed.', cause);
  }
}

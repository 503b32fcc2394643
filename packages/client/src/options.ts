import type { Language } from '@ciam-sms/contract';

/** A value, or a function that is asked for it at every call. */
export type Setting<T> = T | (() => T | Promise<T>);

/** What the service is told about the calling device. */
export interface DeviceOptions {
  /** Version of the operating system, such as `windows10.1.1`. */
  operatingSystemVersion: Setting<string>;
  /** Fingerprint of the device. */
  fingerprint: Setting<string>;
  /** User-agent information, in a browser `navigator.userAgent`. */
  userAgent: Setting<string>;
  /** IP address of the device. */
  ip?: Setting<string | undefined> | undefined;
}

/** What a client is made from. */
export interface SmsClientOptions {
  /** Base URL of the tenant, such as `https://tenant.example.com`. */
  baseUrl: string;
  /** Authorization ID of the application. */
  clientId: string;
  /** What the service is told about the calling device. */
  device: DeviceOptions;
  /** Language of error messages. Default: none is asked for. */
  language?: Setting<Language | (string & {}) | undefined> | undefined;
  /** Time for the whole call in milliseconds; `0` for no limit. Default 10,000. */
  timeout?: number | undefined;
  /** A `fetch` to use instead of the global one. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** What can be different for one call. */
export interface CallOptions {
  /** Settings of the device that differ from the client's. */
  device?: Partial<DeviceOptions> | undefined;
  /** Language of error messages. */
  language?: SmsClientOptions['language'];
  /** Time for the whole call in milliseconds; `0` for no limit. */
  timeout?: number | undefined;
  /** Ends the call when it is aborted. */
  signal?: AbortSignal | undefined;
}

/**
 * Refuses options that no call could work with.
 *
 * @throws {TypeError} that names the option
 */
export function checkOptions({ baseUrl, clientId, timeout = 0 }: SmsClientOptions): void {
  checkBaseUrl(baseUrl);
  if (!clientId) throw new TypeError('clientId is empty; it has to be the authorization ID of your application');
  if (!(timeout >= 0)) throw new TypeError('timeout has to be a number of milliseconds, or 0 for no limit');
}

/** @throws {TypeError} if it is no URL that a request can be sent to */
export function checkBaseUrl(baseUrl: string): void {
  if (!/^https?:\/\/[^/]/.test(baseUrl)) {
    throw new TypeError('baseUrl has to be a URL that begins with http:// or https://');
  }
}

import type { Language } from '@ciam-sms/contract';
import { isString, must } from './must.ts';
import type { CallResult } from './result.ts';

/** A value, or a function that returns it. The function runs on every call and may be async. */
export type Setting<T> = T | (() => T | Promise<T>);

/** What the service is told about the calling device. */
export interface DeviceOptions {
  /** Operating system and version, such as `windows10.1.1`. */
  operatingSystemVersion: Setting<string>;
  /** Fingerprint of the device. */
  fingerprint: Setting<string>;
  /** User agent, in a browser `navigator.userAgent`. */
  userAgent: Setting<string>;
  /** IP address of the device. */
  ip?: Setting<string | undefined> | undefined;
}

/** The request of a call, as hooks see it: without headers and body, so without personal data. */
export interface RequestInfo {
  /** HTTP method in capitals. */
  readonly method: string;
  /** Complete URL. */
  readonly url: string;
}

/** Options of a client. */
export interface SmsClientOptions {
  /** Base URL of the tenant, such as `https://tenant.example.com`. May have a path. */
  baseUrl: string | URL;
  /** Client ID of the application. */
  clientId: string;
  /** What the service is told about the calling device. */
  device: DeviceOptions;
  /** Language of error messages. Default: the service decides. */
  language?: Setting<Language | (string & {}) | undefined> | undefined;
  /** Time limit of a call in milliseconds; `0` for none. Default 10,000. */
  timeout?: number | undefined;
  /** Replaces the global `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /**
   * Runs before a request is sent, within the time limit. The headers that it returns are added; they cannot replace
   * those of the contract. If it fails, nothing is sent.
   */
  beforeRequest?: ((request: RequestInfo) => MoreHeaders | Promise<MoreHeaders>) | undefined;
  /**
   * Runs after every call, with its result and the same `request` object that `beforeRequest` got. What it throws is
   * ignored.
   */
  afterResult?: ((result: CallResult, request: RequestInfo) => unknown) | undefined;
}

type MoreHeaders = ConstructorParameters<typeof Headers>[0];

/** Options of one call. What is `undefined` counts as not given. */
export interface CallOptions {
  /** Device settings that differ from the client's. */
  device?: { [Key in keyof DeviceOptions]?: DeviceOptions[Key] | undefined } | undefined;
  /** Language of error messages. */
  language?: SmsClientOptions['language'];
  /** Time limit of the call in milliseconds; `0` for none. */
  timeout?: number | undefined;
  /** Ends the call when it is aborted. */
  signal?: AbortSignal | undefined;
}

export const DEFAULT_TIMEOUT = 10_000;

/**
 * Checks the options of a client, and copies them: what changes later does not change the client.
 *
 * @throws {TypeError} that names the option and what it must be
 */
export function readOptions(options: SmsClientOptions) {
  const client = { ...options };
  const baseUrl = readBaseUrl(client.baseUrl);
  must('clientId', client.clientId && isString(client.clientId), 'a non-empty string');
  must('device', client.device && typeof client.device === 'object', 'an object');
  client.device = { ...client.device };
  const timeout = client.timeout ?? DEFAULT_TIMEOUT;
  checkTimeout(timeout);
  for (const name of ['fetch', 'beforeRequest', 'afterResult'] as const) {
    must(name, typeof (client[name] ?? must) === 'function', 'a function');
  }
  return { ...client, baseUrl, timeout };
}

/** Options of a client, checked. */
export type CheckedOptions = ReturnType<typeof readOptions>;

/** @throws {TypeError} if a timeout is not a number of milliseconds */
export function checkTimeout(timeout: number): void {
  must('timeout', typeof timeout === 'number' && timeout >= 0, '0 or more milliseconds');
}

/**
 * Returns a base URL in its normal form, without a slash at the end.
 *
 * @throws {TypeError} if it is not a URL that requests can be sent to
 */
export function readBaseUrl(baseUrl: string | URL): string {
  let url: string | undefined;
  try {
    const isPlain = /^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/i.test(baseUrl as string);
    if (isPlain) url = new URL(baseUrl).href.replace(/\/+$/, '');
  } catch {
    // Not a URL, or not even convertible to a string.
  }
  must('baseUrl', url, 'an http(s) URL without blanks, user name, query or fragment');
  return url;
}

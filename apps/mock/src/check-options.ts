import type { ProxyOptions } from './proxy.ts';
import type { StartMockOptions } from './start-mock.ts';

type Options = StartMockOptions & ProxyOptions;
type Check = [isValid: (value: unknown) => boolean, demand: string];

const MAX_DELAY = 600_000;

const CHECKS: Record<keyof Options, Check> = {
  port: wholeNumber(65_535),
  host: [isText, 'an address'],
  language: oneOf('en', 'zh'),
  log: oneOf('pretty', 'json', 'silent'),
  cert: [isText, 'a file'],
  key: [isText, 'a file'],
  captcha: oneOf('any', 'issued'),
  secret: [isText, 'a text'],
  now: [(value) => typeof value === 'function', 'a function that returns milliseconds since 1970'],
  delay: [isDelay, `milliseconds up to ${MAX_DELAY}, or a range such as 200..800`],
  control: oneOf(true, false),
  upstream: [isHttpUrl, 'a URL that starts with http:// or https://'],
  errors: oneOf(true, false),
  timeout: wholeNumber(3_600_000),
};

/**
 * Checks options of the command line or of code; what is undefined gets its default later.
 *
 * @param nameOf What the user calls an option.
 * @returns the same options
 * @throws {TypeError} that names the option and says what it must be
 */
export function checkOptions(
  options: Partial<Record<keyof Options, unknown>>,
  nameOf = (option: keyof Options): string => option,
): Options {
  for (const option of Object.keys(CHECKS) as (keyof Options)[]) {
    const { [option]: value } = options;
    const [isValid, demand] = CHECKS[option];
    if (value !== undefined && !isValid(value)) {
      const shown = Array.isArray(value) ? value.join('..') : value;
      throw new TypeError(`${nameOf(option)} is "${shown}"; it must be ${demand}`);
    }
  }
  if ((options.cert === undefined) !== (options.key === undefined))
    throw new TypeError(`${nameOf('cert')} and ${nameOf('key')} belong together: use both or neither`);
  return options as Options;
}

function wholeNumber(max: number): Check {
  return [(value) => isWholeNumber(value, max), `a whole number from 0 to ${max}`];
}

function isWholeNumber(value: unknown, max: number): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isDelay(value: unknown): boolean {
  const [from, to, ...more] = Array.isArray(value) ? value : [value, value];
  return more.length === 0 && isWholeNumber(from, MAX_DELAY) && isWholeNumber(to, MAX_DELAY) && from <= to;
}

function oneOf(...values: unknown[]): Check {
  return [(value) => values.includes(value), `one of: ${values.join(', ')}`];
}

function isHttpUrl(value: unknown): boolean {
  return URL.canParse(String(value)) && ['http:', 'https:'].includes(new URL(String(value)).protocol);
}

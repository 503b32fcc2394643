import type { CreateMockOptions } from './msw.ts';
import type { ProxyOptions } from './proxy/proxy.ts';
import type { ServerOptions, StartMockOptions } from './start-mock.ts';

type Check = [isValid: (value: unknown) => boolean, demand: string];
type Checks<Options> = Readonly<Record<keyof Options, Check>>;

const MAX_DELAY = 600_000;

const SERVER_OPTIONS: Checks<ServerOptions> = {
  port: wholeNumber(65_535),
  host: [isText, 'an address'],
  language: oneOf('en', 'zh'),
  log: oneOf('pretty', 'json', 'silent'),
  cert: [isText, 'a file'],
  key: [isText, 'a file'],
};

/** What `startMock()` takes. */
export const MOCK_OPTIONS: Checks<StartMockOptions> = {
  ...SERVER_OPTIONS,
  drain: wholeNumber(600_000),
  captcha: oneOf('any', 'issued'),
  secret: [isText, 'a text'],
  now: [(value) => typeof value === 'function', 'a function that returns milliseconds since 1970'],
  delay: [isDelay, `milliseconds up to ${MAX_DELAY}, or a range such as 200..800`],
  control: oneOf(true, false),
};

/** What `startProxy()` takes. */
export const PROXY_OPTIONS: Checks<ServerOptions & ProxyOptions> = {
  ...SERVER_OPTIONS,
  upstream: [isBaseUrl, 'a URL that starts with http:// or https://, without user name, password, query or fragment'],
  errors: oneOf(true, false),
  timeout: wholeNumber(3_600_000, 1),
  ca: [isText, 'a file'],
  insecure: oneOf(true, false),
  cors: [isOrigin, 'an origin such as http://localhost:3000, or *'],
};

/** What `createMock()` takes. */
export const HANDLER_OPTIONS: Checks<CreateMockOptions> = {
  baseUrl: [(value) => typeof value === 'string', 'a text'],
  language: MOCK_OPTIONS.language,
  delay: MOCK_OPTIONS.delay,
  captcha: MOCK_OPTIONS.captcha,
  now: MOCK_OPTIONS.now,
};

/**
 * Checks options of the command line or of code; what is undefined gets its default later.
 *
 * @param checks The options that exist.
 * @param nameOf What the user calls an option.
 * @returns the same options
 * @throws {TypeError} that names the option and says what it must be, or which options exist
 */
export function checkOptions(
  options: object,
  checks: Readonly<Record<string, Check>>,
  nameOf = (option: string): string => option,
): StartMockOptions & ProxyOptions {
  const known = Object.keys(checks).join(', ');
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new TypeError(`The options must be an object. Use: ${known}`);
  const given: Record<string, unknown> = { ...options };
  for (const [option, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const check = Object.hasOwn(checks, option) ? checks[option] : undefined;
    if (!check) throw new TypeError(`${nameOf(option)} is unknown. Use: ${known}`);
    const [isValid, demand] = check;
    if (isValid(value)) continue;
    const shown = Array.isArray(value) ? value.join('..') : String(value);
    // What stands before an @ may be a password.
    const told = option === 'upstream' && shown.includes('@') ? 'contains an "@"' : `is "${shown}"`;
    throw new TypeError(`${nameOf(option)} ${told}; it must be ${demand}`);
  }
  if (checks.upstream && given.upstream === undefined)
    throw new TypeError(`${nameOf('upstream')} is missing; it must be ${checks.upstream[1]}`);
  if ((given.cert === undefined) !== (given.key === undefined))
    throw new TypeError(`${nameOf('cert')} and ${nameOf('key')} belong together: use both or neither`);
  return options as StartMockOptions & ProxyOptions;
}

function wholeNumber(max: number, min = 0): Check {
  return [(value) => isWholeNumber(value, max, min), `a whole number from ${min} to ${max}`];
}

function isWholeNumber(value: unknown, max: number, min = 0): value is number {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
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

function isBaseUrl(value: unknown): boolean {
  if (!URL.canParse(String(value))) return false;
  const { protocol, username, password, search, hash } = new URL(String(value));
  return ['http:', 'https:'].includes(protocol) && username + password + search + hash === '';
}

function isOrigin(value: unknown): boolean {
  return value === '*' || (URL.canParse(String(value)) && new URL(String(value)).origin === value);
}

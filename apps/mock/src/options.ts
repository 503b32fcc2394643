import { parseArgs } from 'node:util';
import type { CaptchaOptions } from './captcha/captcha.ts';
import type { ProxyOptions } from './proxy.ts';
import type { StartMockOptions } from './start-mock.ts';

/** What the command line asks for. */
export type Command =
  | { name: 'help' }
  | { name: 'version' }
  | { name: 'mock'; options: StartMockOptions & CaptchaOptions }
  | { name: 'proxy'; options: StartMockOptions & ProxyOptions };

/** A command line that cannot be understood. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const HELP = `Usage: ciam-sms-mock [options]              return what the contract documents
       ciam-sms-mock proxy <url> [options]  forward to a real server and check both directions

Options
  --port <number>      port to listen on, 0 for any free one (default: $MOCK_PORT or 4010)
  --host <address>     address to listen on (default: 127.0.0.1; use 0.0.0.0 in a container)
  --language <en|zh>   language of error messages where a request names none (default: en)
  --log <format>       pretty, json or silent (default: pretty)
  --captcha <any|issued>
                       captcha tokens that sendSms accepts: any, or those that verifyCaptcha returned (default: any)
  --secret <text>      mocks with the same secret accept each other's captcha tokens (default: a random one)
  --help, --version

Options of proxy
  --errors             turn contract violations into failures
  --timeout <ms>       time that the real server has to respond (default: 10000)
`;

/**
 * Reads the command line.
 *
 * @throws {UsageError} that says which argument is wrong and what it may be
 */
export function parseCommand(args: string[], env: NodeJS.ProcessEnv): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };

  const portText = values.port ?? (env.MOCK_PORT || '4010');
  const options = {
    port: integer(portText, values.port === undefined ? 'MOCK_PORT' : '--port', 65_535),
    host: values.host ?? '127.0.0.1',
    language: oneOf(values.language ?? 'en', '--language', ['en', 'zh'] as const),
    log: oneOf(values.log ?? 'pretty', '--log', ['pretty', 'json', 'silent'] as const),
  };
  const [command, target, ...more] = positionals;
  if (command === undefined) {
    if (values.errors || values.timeout !== undefined)
      throw new UsageError('--errors and --timeout belong to: ciam-sms-mock proxy <url>');
    return {
      name: 'mock',
      options: {
        ...options,
        captcha: oneOf(values.captcha ?? 'any', '--captcha', ['any', 'issued'] as const),
        ...(values.secret !== undefined && { secret: values.secret }),
      },
    };
  }
  if (command !== 'proxy') throw new UsageError(`There is no command "${command}". The only one is: proxy <url>`);
  if (values.captcha !== undefined || values.secret !== undefined)
    throw new UsageError('--captcha and --secret do not belong to proxy, which issues no captchas');
  if (target === undefined || more.length > 0)
    throw new UsageError('proxy takes one URL: ciam-sms-mock proxy https://tenant.example');
  return {
    name: 'proxy',
    options: {
      ...options,
      upstream: httpUrl(target),
      errors: values.errors ?? false,
      timeout: integer(values.timeout ?? '10000', '--timeout', 3_600_000),
    },
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        language: { type: 'string' },
        log: { type: 'string' },
        captcha: { type: 'string' },
        secret: { type: 'string' },
        errors: { type: 'boolean' },
        timeout: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/\. .*/s, ''));
  }
}

function integer(text: string, name: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new UsageError(`${name} is "${text}"; it has to be a whole number from 0 to ${max}`);
}

function oneOf<const T extends string>(text: string, name: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found !== undefined) return found;
  throw new UsageError(`${name} is "${text}"; it has to be one of: ${allowed.join(', ')}`);
}

function httpUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && ['http:', 'https:'].includes(url.protocol)) return url;
  throw new UsageError(`"${text}" is no URL to forward to; it has to begin with http:// or https://`);
}

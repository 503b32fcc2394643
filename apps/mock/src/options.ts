import { parseArgs } from 'node:util';
import { checkOptions } from './check-options.ts';
import type { ProxyOptions } from './proxy.ts';
import type { StartMockOptions } from './start-mock.ts';

/** What the command line asks for. */
export type Command =
  | { name: 'help' }
  | { name: 'version' }
  | { name: 'mock'; options: StartMockOptions }
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

  const { port = env.MOCK_PORT || undefined, timeout, ...others } = values;
  const [command, upstream, ...more] = positionals;
  if (command === undefined && (others.errors || timeout !== undefined))
    throw new UsageError('--errors and --timeout belong to: ciam-sms-mock proxy <url>');
  if (command !== undefined && command !== 'proxy')
    throw new UsageError(`There is no command "${command}". The only one is: proxy <url>`);
  if (command === 'proxy' && (upstream === undefined || more.length > 0))
    throw new UsageError('proxy takes one URL: ciam-sms-mock proxy https://tenant.example');

  const options = { log: 'pretty', ...others, port: toNumber(port), timeout: toNumber(timeout), upstream };
  const names: Record<string, string> = { port: values.port === undefined ? 'MOCK_PORT' : '--port', upstream: '<url>' };
  return {
    name: command ?? 'mock',
    options: orUsageError(() => checkOptions(options, (option) => names[option] ?? `--${option}`)),
  };
}

function parse(args: string[]) {
  return orUsageError(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        language: { type: 'string' },
        log: { type: 'string' },
        errors: { type: 'boolean' },
        timeout: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    }),
  );
}

function orUsageError<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/\. .*/s, ''));
  }
}

/** What is written in anything but digits stays text, which is no valid number. */
function toNumber(text: string | undefined): string | number | undefined {
  return /^\d+$/.test(String(text)) ? Number(text) : text;
}

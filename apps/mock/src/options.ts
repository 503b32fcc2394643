import { parseArgs } from 'node:util';
import { checkOptions, MOCK_OPTIONS, PROXY_OPTIONS } from './check-options.ts';
import type { ProxyOptions } from './proxy/proxy.ts';
import type { ServerOptions, StartMockOptions } from './start-mock.ts';

/** What the command line asks for. */
export type Command =
  | { name: 'help' }
  | { name: 'version' }
  | ({ name: 'mock'; options: StartMockOptions } & Told)
  | ({ name: 'proxy'; options: ServerOptions & ProxyOptions } & Told);

/** What the command does beside the server. */
interface Told {
  /** Where the port is written. */
  portFile?: string;
}

/** A command line that cannot be understood. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const HELP = `Usage: ciam-sms-mock [options]              return what the contract documents
       ciam-sms-mock proxy <url> [options]  forward to a real server and check both directions

Options
  -p, --port <number>  port to listen on, 0 for any free one (default: $MOCK_PORT or 4010)
  --port-file <file>   write the port to this file as soon as it can be used, and remove the file at the end
  --host <address>     address to listen on (default: 127.0.0.1; use 0.0.0.0 in a container)
  --language <en|zh>   language of error messages where a request names none (default: en)
  --log <format>       pretty, json or silent (default: pretty)
  --cert <file>        serve HTTPS with this certificate, in PEM
  --key <file>         the private key of the certificate, in PEM, without a passphrase
  --drain <ms>         time to go on after a signal, with 503 at /health, for a balancer to notice (default: 0)
  --captcha <any|issued>
                       captcha tokens that sendSms accepts: any, or those that verifyCaptcha returned (default: any)
  --secret <text>      mocks with the same secret accept each other's captcha tokens (default: a random one)
  --delay <ms|ms..ms>  time that every response waits, or a range of it (default: 0)
  --control            serve the control API, /_mock/, to other machines too
  --help, --version

Options of proxy
  --errors             turn contract violations into failures
  --timeout <ms>       time that the real server has to respond, from 1 (default: 10000)
  --ca <file>          certificate authorities of the real server, in PEM, in place of those that Node trusts
                       ($NODE_EXTRA_CA_CERTS names a file of further ones)
  --insecure           accept any certificate of the real server
  --cors <origin|*>    let web pages of this origin, or of any, call the proxy (default: those of no other origin)
`;

const ONLY_OF_PROXY = ['errors', 'timeout', 'ca', 'insecure', 'cors'] as const;

const OPTIONS = {
  port: { type: 'string', short: 'p' },
  'port-file': { type: 'string' },
  host: { type: 'string' },
  language: { type: 'string' },
  log: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  drain: { type: 'string' },
  captcha: { type: 'string' },
  secret: { type: 'string' },
  delay: { type: 'string' },
  control: { type: 'boolean' },
  errors: { type: 'boolean' },
  timeout: { type: 'string' },
  ca: { type: 'string' },
  insecure: { type: 'boolean' },
  cors: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/**
 * Reads the command line.
 *
 * @throws {UsageError} that says which argument is wrong and what it may be
 */
export function parseCommand(args: string[], env: NodeJS.ProcessEnv): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };

  const { port = env.MOCK_PORT || undefined, 'port-file': portFile, timeout, delay, drain, ...others } = values;
  const [command, upstream, ...more] = positionals;
  const ofProxy = ONLY_OF_PROXY.find((name) => values[name] !== undefined);
  if (command === undefined && ofProxy) throw new UsageError(`--${ofProxy} is an option of: ciam-sms-mock proxy <url>`);
  if (command !== undefined && command !== 'proxy')
    throw new UsageError(`There is no command "${command}". The only one is: proxy <url>`);
  const foreign = (['captcha', 'secret', 'delay', 'drain', 'control'] as const).find(
    (name) => values[name] !== undefined,
  );
  if (command === 'proxy' && foreign)
    throw new UsageError(`--${foreign} is not an option of proxy, whose responses come from the real server`);
  if (command === 'proxy' && (upstream === undefined || more.length > 0))
    throw new UsageError('proxy takes one URL: ciam-sms-mock proxy https://tenant.example');

  const options = {
    log: 'pretty',
    ...others,
    port: toNumber(port),
    timeout: toNumber(timeout),
    drain: toNumber(drain),
    delay: delay?.includes('..') ? delay.split('..').map(toNumber) : toNumber(delay),
    upstream,
  };
  const names: Record<string, string> = { port: values.port === undefined ? 'MOCK_PORT' : '--port', upstream: '<url>' };
  if (portFile === '') throw new UsageError('--port-file is ""; it must be a file');
  const checks = command === 'proxy' ? PROXY_OPTIONS : MOCK_OPTIONS;
  return {
    name: command ?? 'mock',
    ...(portFile !== undefined && { portFile }),
    options: orUsageError(() => checkOptions(options, checks, (option) => names[option] ?? `--${option}`)),
  };
}

/** Reads the arguments as Node.js does, but explains each mistake in one line, and takes `-1` for a value. */
function parse(args: string[]) {
  const { values, positionals, tokens } = parseArgs({
    args,
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!Object.hasOwn(OPTIONS, name))
      throw new UsageError(`${rawName} is unknown. Run ciam-sms-mock --help for the options`);
    const takesValue = OPTIONS[name as keyof typeof OPTIONS].type === 'string';
    if (!takesValue && value !== undefined) throw new UsageError(`${rawName} takes no value. Use: ${rawName}`);
    // What begins with a dash and no digit is the next option.
    if (takesValue && (value === undefined || (!inlineValue && /^-\D/.test(value))))
      throw new UsageError(`${rawName} needs a value. Use: --${name}=<value>`);
  }
  return { values: values as ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'], positionals };
}

function orUsageError<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** What is written in anything but digits stays text, which is not a valid number. */
function toNumber(text: string | undefined): string | number | undefined {
  return /^\d+$/.test(String(text)) ? Number(text) : text;
}

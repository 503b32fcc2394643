import type { AddressInfo } from 'node:net';
import type { Language } from '@ciam-sms/contract';
import { askPrism } from './ask-prism.ts';
import { type CaptchaOptions, createCaptcha } from './captcha/captcha.ts';
import { createSeal } from './captcha/token.ts';
import { readCertificate } from './certificate.ts';
import { checkOptions, MOCK_OPTIONS, PROXY_OPTIONS } from './check-options.ts';
import { CONTROL, createControl, isLoopback, withControl } from './control/control.ts';
import { Coverage, type Covered } from './control/coverage.ts';
import { type Delay, Plan } from './control/plan.ts';
import { createCheckPlanned, type PlannedResponse } from './control/planned.ts';
import { document, plannedSchema } from './control-document.js';
import { createClose } from './create-close.ts';
import { Journal } from './journal.ts';
import { createLog, type LogFormat } from './log.ts';
import { createMask } from './mask.ts';
import operations from './operations.js';
import { createPages } from './pages.ts';
import type { ProxyOptions } from './proxy/proxy.ts';
import type { RecordedRequest } from './recorded-request.ts';
import { createMockRespond } from './respond.ts';
import { createHttpServer, PATIENCE, type Respond, type ServerExtras } from './server.ts';

/** Where and how a mock or proxy runs. */
export interface ServerOptions {
  /** TCP port; `0` takes any free one. Default 4010. */
  port?: number;
  /** Address to listen on. Default `127.0.0.1`; `0.0.0.0` opens the mock to other machines. */
  host?: string;
  /** Language of the error messages where a request names none. Default `en`. */
  language?: Language;
  /** How requests are logged to stdout. Default `silent`. */
  log?: LogFormat;
  /** File with a certificate in PEM, with which HTTPS is served. */
  cert?: string;
  /** File with the private key of the certificate, in PEM, without a passphrase. */
  key?: string;
}

/** Where and how a mock runs, and what it does beside the contract. */
export interface StartMockOptions extends ServerOptions, CaptchaOptions {
  /** Milliseconds that every response waits, or a range of them. Default 0. */
  delay?: Delay;
  /** Milliseconds that requests are still accepted after `close()`, with 503 at `/health`. Default 0. */
  drain?: number;
  /** Whether the control API is served to other machines too. Without it, a mock that they can reach has none. */
  control?: boolean;
}

/** A running mock. */
export interface Mock extends AsyncDisposable {
  /** Base URL, without a slash at its end. */
  readonly url: string;
  /** The last requests that came in, oldest first: at most 1,000, and at most 8 MB of bodies. */
  readonly requests: readonly RecordedRequest[];
  /** Brings the mock back to the state in which it started: no requests, nothing planned, nothing covered. */
  reset(): void;
  /** Waits for `drain`, lets requests in flight end, for at most 5 seconds, and frees the port. */
  close(): Promise<void>;
}

/** A running mock, with control over its responses. */
export interface ControlledMock extends Mock {
  /**
   * Plans what the next request of an operation receives; what was planned first comes first.
   *
   * @throws {TypeError} that names the member that is wrong, and what it must be
   * @example mock.next({ operation: 'sendSms', status: 429, headers: { 'retry-after': '5' } });
   */
  next(planned: PlannedResponse): void;
  /** Lists every documented response, and how often it was returned since the start or the last reset. */
  coverage(): Covered[];
}

/**
 * Starts a mock of the API in this process. Any number of them can run side by side.
 *
 * @returns the running mock, once it accepts requests
 * @throws {TypeError} if the options are not an object, or one is unknown or has a value that it cannot have
 * @throws {Error} if the port is taken, the address cannot be listened on, or the certificate cannot be used
 * @example
 * await using mock = await startMock({ port: 0 });
 * const response = await fetch(`${mock.url}/health`);
 */
export async function startMock(options: StartMockOptions = {}): Promise<ControlledMock> {
  checkOptions(options, MOCK_OPTIONS);
  const journal = new Journal();
  const plan = new Plan(createCheckPlanned(plannedSchema, operations), options.delay);
  const coverage = new Coverage(operations);
  let isClosing = false;
  const respond = createMockRespond(operations, {
    language: options.language ?? 'en',
    plan,
    coverage,
    judge: askPrism,
    behaviours: createCaptcha(createSeal(options.secret), options),
    pages: createPages(() => isClosing),
  });
  const reset = () => {
    for (const state of [journal, plan, coverage]) state.clear();
  };
  const isOpen = options.control ?? false;
  const control =
    isOpen || isLoopback(options.host ?? '127.0.0.1')
      ? createControl({ operations, journal, plan, coverage, document, reset }, isOpen)
      : undefined;
  const mock = await start(withControl(respond, control), options, journal, { closedTo: CONTROL });
  const stop = mock.close;
  const close = () => {
    isClosing = true;
    return stop();
  };
  return Object.assign(mock, {
    next: (planned: PlannedResponse) => plan.add(planned),
    coverage: () => coverage.list(),
    reset,
    close,
    [Symbol.asyncDispose]: close,
  });
}

/**
 * Starts a proxy that checks the traffic with a real server against the contract.
 *
 * @throws {TypeError} if the options are not an object, or one is unknown or has a value that it cannot have
 * @throws {Error} if the port is taken, the address cannot be listened on, or a certificate cannot be used
 * @example
 * await using proxy = await startProxy({ port: 0, upstream: 'https://tenant.example.com' });
 */
export async function startProxy(options: ServerOptions & ProxyOptions): Promise<Mock> {
  checkOptions(options, PROXY_OPTIONS);
  const { corsFor, createProxyRespond } = await import('./proxy/proxy.ts');
  const respond = createProxyRespond(options, isLoopback(options.host ?? '127.0.0.1'));
  return start(respond, options, new Journal(), { cors: corsFor(options.cors) });
}

async function start(
  respond: Respond,
  {
    port = 4010,
    host = '127.0.0.1',
    log = 'silent',
    cert,
    key,
    drain,
  }: ServerOptions & Pick<StartMockOptions, 'drain'>,
  journal: Journal,
  extras: Omit<ServerExtras, 'certificate'>,
): Promise<Mock> {
  const certificate = cert !== undefined && key !== undefined ? readCertificate(cert, key) : undefined;
  const server = createHttpServer(respond, journal, createLog(log), PATIENCE, createMask(operations), {
    certificate,
    ...extras,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen(port, host, resolve);
  });
  const close = createClose(server, drain);
  const { port: actualPort, family, address } = server.address() as AddressInfo;

  return {
    url: `${certificate ? 'https' : 'http'}://${family === 'IPv6' ? `[${address}]` : address}:${actualPort}`,
    get requests() {
      return journal.requests;
    },
    reset: () => journal.clear(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(`Port ${port} is taken on ${host}. Choose another with MOCK_PORT or --port.`, { cause: error });
  }
  if (error.code === 'EACCES') {
    return new Error(`Port ${port} may not be used by this user. Choose one above 1023 with MOCK_PORT or --port.`, {
      cause: error,
    });
  }
  return new Error(`Cannot listen on ${host}, port ${port} (${error.code}). Choose another with --host and --port.`, {
    cause: error,
  });
}

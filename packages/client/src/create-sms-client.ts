import { fail } from './fail.ts';
import { HeaderProblem, resolveHeaders } from './headers.ts';
import { judge } from './judge.ts';
import { type CallOptions, checkOptions, type SmsClientOptions } from './options.ts';
import { readStart } from './read-start.ts';
import { buildRequest } from './request.ts';
import type { SendResult, SmsRequest } from './result.ts';

const DEFAULT_TIMEOUT = 10_000;

/** The longest that a timer can run, some 24 days; with more it would go off at once. */
const MAX_TIMER = 2 ** 31 - 1;

/** Sends verification codes, and says of each what became of it. */
export interface SmsClient {
  /**
   * Sends a verification code. Never rejects, and never repeats a request.
   *
   * @param body The recipient, the scenario and the captcha's pass token, which is passed on untouched.
   * @param call What is different for this call.
   * @returns what happened: `ok` tells success from failure, `outcome` the failures apart
   * @example
   * const result = await sms.send({ mobile, type: 'LOGIN_SMS', captcha_token });
   * if (!result.ok) console.error(result.outcome, result.message);
   */
  send(body: SmsRequest, call?: CallOptions): Promise<SendResult>;
}

/**
 * Makes a client of one tenant for one application.
 *
 * @throws {TypeError} if an option cannot work: no URL, an empty client id, a negative timeout
 * @example
 * const sms = createSmsClient({
 *   baseUrl: 'https://tenant.example.com',
 *   clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
 *   device: { operatingSystemVersion: 'windows10.1.1', fingerprint: loadFingerprint, userAgent: navigator.userAgent },
 * });
 */
export function createSmsClient(options: SmsClientOptions): SmsClient {
  checkOptions(options);
  return { send: (body, call = {}) => endInTime(options, body, call) };
}

/** What is known of a call while it is under way. */
interface Progress {
  response?: Response;
}

/** Ends a call when its time runs out or its caller aborts it, whatever it is waiting for at that moment. */
function endInTime(options: SmsClientOptions, body: SmsRequest, call: CallOptions): Promise<SendResult> {
  const { signal, timeout = options.timeout ?? DEFAULT_TIMEOUT } = call;
  const controller = new AbortController();
  const progress: Progress = {};

  return new Promise((resolve) => {
    const finish = (result: SendResult) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      resolve(result);
    };
    const stop = (outcome: 'timed-out' | 'aborted', message: string, cause?: unknown) => {
      finish(fail(outcome, message, progress.response, cause));
      controller.abort();
    };
    const onAbort = () => stop('aborted', 'The call was aborted', signal?.reason);
    const timer =
      timeout > 0 && timeout <= MAX_TIMER
        ? setTimeout(() => stop('timed-out', `No complete answer came within ${timeout} ms`), timeout)
        : undefined;

    if (signal?.aborted) return onAbort();
    signal?.addEventListener('abort', onAbort);
    attempt(options, body, call, controller.signal, progress).then(finish);
  });
}

async function attempt(
  options: SmsClientOptions,
  body: SmsRequest,
  call: CallOptions,
  signal: AbortSignal,
  progress: Progress,
): Promise<SendResult> {
  const { baseUrl, fetch = globalThis.fetch } = options;
  let request: Request;
  let fingerprint: string;
  try {
    const headers = await resolveHeaders(options, call);
    fingerprint = headers['X-device-fingerprint'];
    request = buildRequest(baseUrl, headers, body, signal);
  } catch (cause) {
    const header = cause instanceof HeaderProblem ? cause : undefined;
    const message = header?.message ?? 'The request cannot be made';
    return fail('not-sendable', message, undefined, cause, { header: header?.header });
  }
  try {
    if (signal.aborted) throw signal.reason; // while the headers were asked for; nothing may be sent any more
    const response = await fetch(request);
    progress.response = response;
    return judge(response, await readStart(response), [body.mobile, body.captcha_token, fingerprint]);
  } catch (cause) {
    return fail('network-failure', 'No complete answer came', progress.response, cause);
  }
}

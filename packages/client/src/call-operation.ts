import type { components } from '@ciam-sms/contract';
import type { Operation } from '@ciam-sms/contract/operations';
import { Ended } from './ended.ts';
import {
  addHeaders,
  type ChosenSettings,
  chooseSettings,
  resolveHeaders,
  type SETTINGS,
  UNSENDABLE,
} from './headers.ts';
import { createMask } from './mask.ts';
import { onAbort } from './on-abort.ts';
import { type CallOptions, type CheckedOptions, checkTimeout } from './options.ts';
import { Problem } from './problem.ts';
import { readText } from './read-text.ts';
import type { SendFailure, SendResult, SmsErrorCode, SmsSent } from './result.ts';

/** The longest that a timer can run, some 24 days; with more it would go off at once. */
const MAX_TIMER = 2 ** 31 - 1;

const EXCERPT_LENGTH = 200;

/** How much of a body is masked for an excerpt; a mask is shorter than what it hides. */
const MASKED_LENGTH = 4_000;

/** How a method of the client calls its operation. */
export interface Method {
  operation: Operation;
  /** The setting that each header is made from. */
  settings: typeof SETTINGS;
  /** Reads the body of a documented success. Returns the fields of the result, or nothing if the body is another one. */
  readSuccess(text: string): Pick<SmsSent, 'outcome'> | undefined;
}

type ErrorBody = components['schemas']['SendSmsError'];

/** The fields that only one kind of failure has. */
type Extra<Outcome> = Omit<
  Extract<SendFailure, { outcome: Outcome }>,
  keyof Extract<SendFailure, { outcome: 'aborted' }>
>;

/**
 * Calls an operation. Reads everything that the caller gave before it returns. Never rejects, and ends when the time runs
 * out or the caller aborts the call, whatever it is waiting for at that moment.
 *
 * @param body The request body, an object.
 */
export function callOperation(
  client: CheckedOptions,
  { operation, settings, readSuccess }: Method,
  body: unknown,
  options: CallOptions | undefined,
): Promise<SendResult> {
  const started = performance.now();
  const { method, path } = operation;
  const { fetch = globalThis.fetch, beforeRequest, afterResult } = client;
  const info = Object.freeze({ method, url: client.baseUrl + path }); // no hook sends it to another host
  const controller = new AbortController();
  const { signal } = controller;
  let json = '{}';
  let headers: Record<string, string> = {};
  let dispatched = false;
  let status = 0;
  let response: Response | undefined;
  let mask: ((text: string) => string) | undefined;

  const ended = new Promise<SendResult>((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ignoreSignal = () => {};
    const finish = (result: SendResult) => {
      resolve(result);
      clearTimeout(timer);
      ignoreSignal();
    };
    const stop = (outcome: 'timed-out' | 'aborted', message: string, cause?: unknown) => {
      finish(fail(outcome, message, cause));
      controller.abort();
    };
    try {
      const given = options ?? {};
      const { signal: aborting, timeout = client.timeout } = given;
      checkTimeout(timeout);
      const chosen = chooseSettings(settings, client.settings, given);
      json = writeJson(body);
      if (aborting) {
        const abort = () => stop('aborted', 'The call was aborted.', aborting.reason);
        ignoreSignal = onAbort(aborting, abort);
        if (aborting.aborted) return abort();
      }
      if (timeout) {
        const late = () => stop('timed-out', `No complete response within ${timeout} ms.`);
        timer = setTimeout(late, Math.min(timeout, MAX_TIMER));
      }
      attempt(chosen).then(finish);
    } catch (cause) {
      finish(notSendable(cause));
    }
  });
  if (!afterResult) return ended;
  return ended.then((result) => {
    (async () => afterResult(result, info))().catch(() => {});
    return result;
  });

  async function attempt(chosen: ChosenSettings): Promise<SendResult> {
    let request: Request;
    try {
      if (typeof fetch !== 'function') throw new Problem('fetch must be a function.');
      headers = await resolveHeaders(chosen);
      const own = { ...headers, 'content-type': 'application/json' };
      const all = beforeRequest ? await addHeaders(own, beforeRequest, info) : own;
      // A followed redirect would leak the request to another host.
      request = new Request(info.url, { method, headers: all, body: json, signal, redirect: 'manual' });
    } catch (cause) {
      return notSendable(cause);
    }
    try {
      if (signal.aborted) throw signal.reason; // the call ended meanwhile: nothing may be sent any more
      dispatched = true;
      const answer = await fetch(request);
      if (typeof answer?.status !== 'number') throw answer;
      response = answer;
      status = answer.status;
      return readResult(answer, answer.body === null ? '' : await readText(answer));
    } catch (cause) {
      const message = response
        ? 'The response is incomplete.'
        : 'No response: the server is unreachable or blocked the request (CORS).';
      return fail('network-failure', message, cause);
    }
  }

  function readResult({ redirected, url }: Response, text: string): SendResult {
    let message = 'The request was redirected.';
    // Some polyfills follow redirects although told not to; then another host may have the request.
    if (!redirected && (!url || url === info.url)) {
      const success = status < 300 && operation.responses[status] && readSuccess(text);
      if (success) return end({ ok: true, ...success }) as SmsSent;

      const { error_code: code, error_msg } = (status >= 400 && parseObject(text)) || {};
      if (typeof code === 'string' && typeof error_msg === 'string') {
        return operation.errorCodes.includes(code)
          ? fail('rejected', hide(error_msg), undefined, { code: code as SmsErrorCode })
          : fail('rejected-unknown', hide(error_msg), undefined, { code: hide(code) });
      }
      message = `Unexpected response (status ${status}): not from this API.`;
    }
    return fail('unexpected-answer', message, undefined, {
      contentType: readHeader('content-type'),
      excerpt: hide(text.slice(0, MASKED_LENGTH)).slice(0, EXCERPT_LENGTH),
    });
  }

  function notSendable(cause: unknown): SendFailure {
    let message = 'The request cannot be made.';
    let header: string | undefined;
    try {
      message = hide((cause as Error).message);
      if (cause instanceof Problem) header = cause.header;
    } catch {
      // What was thrown has no message.
    }
    return fail('not-sendable', message, cause, { header });
  }

  function fail<const Outcome extends SendFailure['outcome']>(
    outcome: Outcome,
    message: string,
    cause?: unknown,
    extra?: Extra<Outcome>,
  ) {
    return end({ ok: false, outcome, message, retryAfter: readHeader('retry-after'), ...extra }, cause) as SendFailure;
  }

  /** Adds to a result what every result has. */
  function end(fields: object, cause?: unknown): unknown {
    const duration = Math.ceil(performance.now() - started);
    return new Ended({ ...fields, status: response && status, dispatched, duration }, response, cause, maskHeaders);
  }

  function readHeader(name: string): string | undefined {
    return maskHeaders().get(name) ?? undefined;
  }

  function maskHeaders(): Headers {
    const masked = new Headers();
    try {
      for (const [name, value] of response?.headers ?? []) masked.append(name, hide(value).replace(UNSENDABLE, '?'));
    } catch {
      // A custom fetch returned something without headers.
    }
    return masked;
  }

  function hide(text: string): string {
    mask ??= createMask(operation, headers, json);
    return mask(text);
  }
}

function writeJson(body: unknown): string {
  let text: string | undefined;
  let cause: unknown;
  try {
    text = JSON.stringify(body);
  } catch (error) {
    cause = error;
  }
  if (text?.[0] !== '{') throw new Problem('The body must be an object that JSON can represent.', cause);
  return text;
}

function parseObject(text: string): Partial<Record<keyof ErrorBody, unknown>> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

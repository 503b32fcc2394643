import type { components } from '@ciam-sms/contract';
import type { Operation } from '@ciam-sms/contract/operations';
import { SETTINGS, type Settings, UNSENDABLE } from './headers.ts';
import { createMask } from './mask.ts';
import { isString, must, run } from './must.ts';
import { onAbort } from './on-abort.ts';
import { type CallOptions, type CheckedOptions, checkTimeout, type DeviceOptions } from './options.ts';
import { readText } from './read-text.ts';
import type { CallFailure, CallResult } from './result.ts';
import { SmsResult } from './sms-result.ts';

/** Timers run for some 24 days at most; with more they would go off at once. */
const MAX_TIMEOUT = 2 ** 31;

const ENTRIES = Object.entries(SETTINGS);
const EXCERPT_LENGTH = 200;

/** How much of a body is masked for an excerpt; a mask is shorter than what it hides. */
const MASKED_LENGTH = 4_000;

/** A method of the client. */
export interface Method<Result extends CallResult> extends Operation {
  /** What its success is called. */
  outcome: Extract<Result, { ok: true }>['outcome'];
  /**
   * Reads the body of a documented success.
   *
   * @param body The value of the JSON in it, if that is what it is.
   * @returns the data of the result, or something falsy if it is the body of something else
   */
  read(text: string, body: never): unknown;
}

type ErrorBody = components['schemas']['SendSmsError'];

/** The fields that only one kind of failure has. */
type Extra<Outcome> = Omit<
  Extract<CallFailure, { outcome: Outcome }>,
  Exclude<keyof Extract<CallFailure, { outcome: 'aborted' }>, 'message'>
>;

/** Ends a call before its time. */
type Stop = (outcome: 'timed-out' | 'aborted', message: string, cause?: unknown) => void;

/**
 * Calls an operation. Reads everything that the caller gave before it returns. Never rejects, and ends when the time runs
 * out or the caller aborts the call, whatever it is waiting for at that moment.
 *
 * @param makeBody Returns the request body, an object. None for an operation without one.
 */
export function callOperation<Result extends CallResult>(
  client: CheckedOptions,
  operation: Method<Result>,
  options: CallOptions | undefined,
  makeBody?: () => unknown,
): Promise<Result> {
  const started = performance.now();
  const { method, path } = operation;
  const { fetch = globalThis.fetch, beforeRequest, afterResult } = client;
  const info = Object.freeze({ method, url: client.baseUrl + path }); // no hook sends it to another host
  const controller = new AbortController();
  const { signal } = controller;
  let headers: Record<string, string> = {};
  let header: string | undefined;
  let json: string | null = null;
  let dispatched = false;
  let status: number | undefined;
  let response: Response | undefined;
  let data: unknown;
  let mask: ((text: string) => string) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ignoreSignal: (() => void) | undefined;

  const ended = new Promise<Result>((resolve) => {
    attempt((outcome, message, cause) => {
      resolve(end(outcome, { message }, cause) as Result);
      controller.abort();
    }).then(resolve as never);
  });
  ended
    .then((result) => {
      clearTimeout(timer);
      ignoreSignal?.();
      // Stryker disable next-line OptionalChaining: what is thrown without it is ignored
      return afterResult?.(result, info);
    })
    .catch(() => {});
  return ended;

  async function attempt(stop: Stop): Promise<CallResult | undefined> {
    try {
      const { device, language = client.language, signal: aborting, timeout = client.timeout } = options ?? {};
      const own: { [Key in keyof Settings]?: unknown } = { ...device, language, clientId: client.clientId };
      checkTimeout(timeout);
      must('fetch', typeof fetch === 'function', 'a function');
      if (makeBody) {
        json = JSON.stringify(makeBody()) ?? 'null';
        must('The body', json[0] === '{', 'an object');
      }
      if (aborting) {
        const abort = () => stop('aborted', 'The call was aborted.', aborting.reason);
        ignoreSignal = onAbort(aborting, abort);
        if (aborting.aborted) return void abort();
      }
      if (timeout && timeout < MAX_TIMEOUT) {
        const late = () => stop('timed-out', `No complete response within ${timeout} ms.`);
        timer = setTimeout(late, timeout);
      }
      await null; // a call that is aborted at once sends nothing
      if (beforeRequest)
        headers = Object.fromEntries(await run('beforeRequest', async () => new Headers(await beforeRequest(info))));
      if (json) headers['content-type'] = 'application/json';
      for (const [name, key] of ENTRIES) {
        header = name;
        const setting = own[key] ?? client.device[key as keyof DeviceOptions];
        const value =
          typeof setting === 'function' ? await run(`The function of ${name}`, setting as () => unknown) : setting;
        if (value == null) continue;
        must(name, isString(value) && value.search(UNSENDABLE) < 0, 'a printable Latin-1 string');
        headers[name.toLowerCase()] = value;
      }
      header = undefined;
      // A followed redirect would leak the request to another host.
      const request = new Request(info.url, {
        method,
        headers,
        body: json,
        signal,
        redirect: 'manual',
      });
      if (signal.aborted) return undefined; // the call ended meanwhile: nothing may be sent any more
      dispatched = true;
      response = await fetch(request);
      status = response.status;
      return readResult(response, response.body === null ? '' : await readText(response));
    } catch (cause) {
      let message = response ? 'No complete response.' : 'No response: unreachable, or blocked by CORS.';
      if (dispatched) return end('network-failure', { message }, cause);
      message = 'The request is invalid.';
      try {
        message = hide((cause as Error).message);
      } catch {
        // What was thrown has no message.
      }
      return end('not-sendable', { message, header }, cause);
    }
  }

  function readResult({ redirected, status, url }: Response, text: string): CallResult {
    let message = 'The request was redirected.';
    // Some polyfills follow redirects although told not to; then another host may have the request.
    if (!redirected && (!url || url === info.url)) {
      let body: { [Key in keyof ErrorBody]?: unknown } | null | undefined;
      try {
        body = JSON.parse(text);
      } catch {
        // Not JSON: nothing, or the body of something else.
      }
      data = operation.success.includes(status) && operation.read(text, body as never);
      if (data) return end(operation.outcome);

      const { error_code: code, error_msg } = body ?? {};
      if (status >= 400 && isString(code) && isString(error_msg)) {
        return operation.errorCodes.includes(code)
          ? end('rejected', {
              message: hide(error_msg),
              code: code as Extract<CallFailure, { outcome: 'rejected' }>['code'],
            })
          : end('rejected-unknown', { message: hide(error_msg), code: hide(code) });
      }
      message = `Response not from this API (status ${status}).`;
    }
    return end('unexpected-answer', {
      message,
      contentType: readHeader('content-type'),
      excerpt: hide(
        // Stryker disable next-line MethodExpression: of a longer text, only the time to mask it differs
        text.slice(0, MASKED_LENGTH),
      ).slice(0, EXCERPT_LENGTH),
    });
  }

  function end<const Outcome extends CallResult['outcome']>(
    outcome: Outcome,
    failure?: Extra<Outcome>,
    cause?: unknown,
  ): CallResult {
    return new SmsResult(
      {
        ok: !failure,
        outcome,
        ...(failure && { retryAfter: readHeader('retry-after'), ...failure }),
        status,
        dispatched,
        duration: Math.ceil(performance.now() - started),
      },
      {
        response,
        cause,
        data,
        headers: () => response && maskHeaders(),
      },
    ) as object as CallResult;
  }

  function readHeader(name: string): string | undefined {
    return maskHeaders().get(name) ?? undefined;
  }

  function maskHeaders(): Headers {
    const masked = new Headers();
    try {
      for (const [name, value] of (response as Response).headers)
        masked.append(name, hide(value).replace(UNSENDABLE, '?'));
    } catch {
      // There is no response, or a custom fetch returned something without headers.
    }
    return masked;
  }

  function hide(text: string): string {
    mask ??= createMask(operation, headers, json);
    return mask(text);
  }
}

import type { components } from '@ciam-sms/contract';
import type { Operation } from '@ciam-sms/contract/operations';
import { Ended } from './ended.ts';
import { SETTINGS, type Settings, UNSENDABLE } from './headers.ts';
import { createMask } from './mask.ts';
import { must, run } from './must.ts';
import { onAbort } from './on-abort.ts';
import { type CallOptions, type CheckedOptions, checkTimeout, type DeviceOptions } from './options.ts';
import { readText } from './read-text.ts';
import type { SendFailure, SendResult, SmsErrorCode } from './result.ts';

/** Timers run for some 24 days at most; with more they would go off at once. */
const MAX_TIMEOUT = 2 ** 31;

const ENTRIES = Object.entries(SETTINGS);
const EXCERPT_LENGTH = 200;

/** How much of a body is masked for an excerpt; a mask is shorter than what it hides. */
const MASKED_LENGTH = 4_000;

/** Reads the body of a documented success. Returns the fields of the result, or nothing if the body is another one. */
type ReadSuccess = (text: string) => boolean;

type ErrorBody = components['schemas']['SendSmsError'];

/** The fields that only one kind of failure has. */
type Extra<Outcome> = Omit<
  Extract<SendFailure, { outcome: Outcome }>,
  Exclude<keyof Extract<SendFailure, { outcome: 'aborted' }>, 'message'>
>;

/** Ends a call before its time. */
type Stop = (outcome: 'timed-out' | 'aborted', message: string, cause?: unknown) => void;

/**
 * Calls an operation. Reads everything that the caller gave before it returns. Never rejects, and ends when the time runs
 * out or the caller aborts the call, whatever it is waiting for at that moment.
 *
 * @param body The request body, an object.
 */
export function callOperation(
  client: CheckedOptions,
  operation: Operation,
  readSuccess: ReadSuccess,
  body: unknown,
  options: CallOptions | undefined,
): Promise<SendResult> {
  const started = performance.now();
  const { method, path } = operation;
  const { fetch = globalThis.fetch, beforeRequest, afterResult } = client;
  const info = Object.freeze({ method, url: client.baseUrl + path }); // no hook sends it to another host
  const controller = new AbortController();
  const { signal } = controller;
  let headers: Record<string, string> = {};
  let header: string | undefined;
  let json = '{}';
  let dispatched = false;
  let status: number | undefined;
  let response: Response | undefined;
  let mask: ((text: string) => string) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ignoreSignal: (() => void) | undefined;

  const ended = new Promise<SendResult>((resolve) => {
    attempt((outcome, message, cause) => {
      resolve(end(outcome, { message }, cause));
      controller.abort();
    }).then(resolve as never);
  });
  ended
    .then((result) => {
      clearTimeout(timer);
      ignoreSignal?.();
      return afterResult?.(result, info);
    })
    .catch(() => {});
  return ended;

  async function attempt(stop: Stop): Promise<SendResult | undefined> {
    try {
      const { device, language = client.language, signal: aborting, timeout = client.timeout } = options ?? {};
      const own: { [Key in keyof Settings]?: unknown } = { ...device, language, clientId: client.clientId };
      checkTimeout(timeout);
      must('fetch', typeof fetch === 'function', 'a function');
      json = JSON.stringify(body) ?? 'null';
      must('The body', json[0] === '{', 'an object');
      if (aborting) {
        const abort = () => stop('aborted', 'The call was aborted.', aborting.reason);
        ignoreSignal = onAbort(aborting, abort);
        if (aborting.aborted) return void abort();
      }
      if (timeout && timeout < MAX_TIMEOUT) {
        const late = () => stop('timed-out', `No complete response within ${timeout} ms.`);
        timer = setTimeout(late, timeout);
      }
      if (beforeRequest)
        headers = Object.fromEntries(await run('beforeRequest', async () => new Headers(await beforeRequest(info))));
      headers['content-type'] = 'application/json';
      for (const [name, key] of ENTRIES) {
        header = name;
        const setting = own[key] ?? client.device[key as keyof DeviceOptions];
        const value =
          typeof setting === 'function' ? await run(`The function of ${name}`, setting as () => unknown) : setting;
        if (value == null) continue;
        must(name, typeof value === 'string' && value.search(UNSENDABLE) < 0, 'a printable Latin-1 string');
        headers[name.toLowerCase()] = value;
      }
      header = undefined;
      // A followed redirect would leak the request to another host.
      const request = new Request(info.url, { method, headers, body: json, signal, redirect: 'manual' });
      signal.throwIfAborted(); // the call ended meanwhile: nothing may be sent any more
      dispatched = true;
      response = await fetch(request);
      status = response.status;
      return readResult(response, response.body === null ? '' : await readText(response));
    } catch (cause) {
      let message = response ? 'No complete response.' : 'No response: unreachable, or blocked by CORS.';
      if (dispatched) return end('network-failure', { message }, cause);
      message = 'The request cannot be made.';
      try {
        message = hide((cause as Error).message);
      } catch {
        // What was thrown has no message.
      }
      return end('not-sendable', { message, header }, cause);
    }
  }

  function readResult({ redirected, status, url }: Response, text: string): SendResult {
    let message = 'The request was redirected.';
    // Some polyfills follow redirects although told not to; then another host may have the request.
    if (!redirected && (!url || url === info.url)) {
      if (status < 300 && operation.responses[status] && readSuccess(text)) return end('sent');

      let error: { [Key in keyof ErrorBody]?: unknown } | null = null;
      try {
        if (status >= 400) error = JSON.parse(text);
      } catch {
        // Not JSON, so not of this API.
      }
      const { error_code: code, error_msg } = error ?? {};
      if (typeof code === 'string' && typeof error_msg === 'string') {
        return operation.errorCodes.includes(code)
          ? end('rejected', { message: hide(error_msg), code: code as SmsErrorCode })
          : end('rejected-unknown', { message: hide(error_msg), code: hide(code) });
      }
      message = `Unexpected response (status ${status}): not from this API.`;
    }
    return end('unexpected-answer', {
      message,
      contentType: readHeader('content-type'),
      excerpt: hide(text.slice(0, MASKED_LENGTH)).slice(0, EXCERPT_LENGTH),
    });
  }

  function end<const Outcome extends SendResult['outcome']>(
    outcome: Outcome,
    failure?: Extra<Outcome>,
    cause?: unknown,
  ): SendResult {
    return new Ended(
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
        get headers() {
          return response && maskHeaders();
        },
      },
    ) as object as SendResult;
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

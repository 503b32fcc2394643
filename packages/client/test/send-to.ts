import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, expect } from 'vitest';
import { orThrow, type SendResult, SmsSendError } from '../dist/index.js';
import { body, clientOf, fingerprint } from './client-of.ts';
import type { Misbehaving } from './misbehave.ts';

const rejections: unknown[] = [];
const onRejection = (reason: unknown) => rejections.push(reason);
beforeAll(() => void process.on('unhandledRejection', onRejection));
afterAll(() => void process.off('unhandledRejection', onRejection));

/** Sends to a server that misbehaves, and checks what holds for every failure. */
export async function sendTo(starting: Promise<Misbehaving>, timeout = 5_000): Promise<SendResult> {
  await using server = await starting;
  const result = await clientOf(server.url, { timeout }).send(body);
  if (!result.ok) {
    let thrown: unknown;
    try {
      orThrow(result);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SmsSendError);
    expect(thrown).toMatchObject({ outcome: result.outcome, status: result.status, cause: result.cause });
    expect([...((thrown as SmsSendError).headers ?? [])]).toEqual([...(result.headers ?? [])]);
    expect(thrown).toMatchObject({ name: 'SmsSendError', message: result.message, result });
    const shown = `${thrown}${JSON.stringify(thrown)}${JSON.stringify(result)}${JSON.stringify({ ...result })}`;
    for (const secret of [body.mobile, body.captcha_token, fingerprint]) expect(shown).not.toContain(secret);
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(rejections).toEqual([]);
  return result;
}

/** Sends with a fetch whose response, a 400, has a body of our making. */
export function sendStream(
  start: (stream: ReadableStreamDefaultController<Uint8Array>) => void,
  cancel = () => {},
): Promise<SendResult> {
  const fetch = async () => new Response(new ReadableStream({ start, cancel }), { status: 400 });
  return clientOf('https://tenant.example.com', { fetch, timeout: 1_000 }).send(body);
}

/** Answers every request alike. */
export const reply =
  (status: number, headers: Record<string, string> = {}, text?: string | Buffer): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end(text);
export const json = { 'content-type': 'application/json' };
export const html = { 'content-type': 'text/html' };
export const rejection = '{"error_code":"IDAAS.SDK.CAPTCHA.0003","error_msg":"expired"}';

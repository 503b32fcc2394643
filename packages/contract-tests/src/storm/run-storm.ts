import assert from 'node:assert/strict';
import { type Contract, readContract } from '@ciam-sms/contract/model';
import { startMock, startProxy } from '@ciam-sms/mock';
import fc from 'fast-check';
import { readAcceptance } from '../acceptance.ts';
import { createExchangeCheck, type ExchangeCheck } from '../check-exchange.ts';
import { type Exchange, send } from '../exchange.ts';
import { type Case, cases } from './cases.ts';
import { passedOn, type Received, sendCase, serveCases } from './wire.ts';

/** Cases that are made and sent at a time. Making many would keep this process busy for so long that idle connections end. */
const BATCH = 50;
const AT_ONCE = 16;

/** What to run, and whom to tell how far it is. */
export interface StormOptions {
  count: number;
  seed: number;
  tell?: (done: number) => void;
}

/**
 * Sends generated requests to the mock and through two proxies, with and without `errors`, in front of a server whose
 * responses are generated as well, and compares every outcome with what a check says that shares no code with them.
 *
 * @returns how many requests had which outcome
 * @throws {Error} that names the number of the first case with another outcome
 */
export async function runStorm({ count, seed, tell }: StormOptions): Promise<Record<string, number>> {
  const contract: Contract = readContract();
  const arbitrary = cases(contract);
  let batch: Case[] = [];
  let first = 0;
  await using server = await serveCases((number) => batch[number - first] as Case);
  await using mock = await startMock({ port: 0 });
  await using proxy = await startProxy({ port: 0, upstream: server.url });
  await using strict = await startProxy({ port: 0, upstream: server.url, errors: true });
  const check = createExchangeCheck(contract);
  const needsPerson = new Set(readAcceptance().flatMap((one) => (one.needsPerson ? [one.id] : [])));
  const outcomes: Record<string, number> = {};

  for (; first < count; first += BATCH) {
    batch = fc.sample(arbitrary, { seed: seed + first, numRuns: Math.min(BATCH, count - first) });
    const waiting = [...batch.entries()];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await run(first + next[0], next[1]);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    tell?.(first + batch.length);
  }
  return Object.fromEntries(Object.entries(outcomes).sort(([one], [other]) => one.localeCompare(other)));

  async function run(number: number, one: Case): Promise<void> {
    const problems = { request: requestProblems(check, one), response: responseProblems(check, one) };
    try {
      note(await checkMock(one, problems.request));
      note(checkProxy(one, await sendCase(proxy.url, number, one), server.take(number)));
      note(checkStrict(one, problems, await sendCase(strict.url, number, one), server.take(number)));
    } catch (error) {
      throw new Error(`Case ${number} of seed ${seed}: ${(error as Error).message}`, { cause: error });
    }
  }

  function note(outcome: string): void {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }

  /** The mock has to accept a request if and only if it keeps to the contract, and to return what is documented. */
  async function checkMock({ operation, request }: Case, problems: string[]): Promise<string> {
    const exchange = await send(mock.url, request);
    const { status } = exchange;
    if (request.method !== operation.method || request.path.endsWith('/elsewhere')) {
      assert.ok([404, 405].includes(status), `the mock returns ${status} to what the contract lacks`);
      return `mock ${status}`;
    }
    assert.deepEqual(check.responseProblems(exchange), []);
    if (problems.length > 0) assert.ok(status >= 400, `the mock accepts a request: ${problems}`);
    else if (!needsPerson.has(operation.id)) assert.ok(status < 300, 'the mock rejects a valid request');
    return `mock ${status}`;
  }
}

/** The proxy has to pass on everything, byte by byte. */
function checkProxy({ request, sent, response }: Case, got: Received, forwarded: Received | undefined): string {
  assert.equal(forwarded?.line, `${request.method} ${sent.target}`);
  assert.deepEqual(
    passedOn(forwarded?.rawHeaders ?? []).filter((pair) => !pair.startsWith('x-case')),
    passedOn(sent.headers.flat()),
  );
  assert.deepEqual(forwarded?.body, sent.bytes);
  assertUnchanged(response, got);
  return 'proxy passes it on';
}

/** With `errors`, what violates the contract must not pass, and everything else must. */
function checkStrict(
  { response }: Case,
  problems: { request: string[]; response: string[] },
  got: Received,
  forwarded: Received | undefined,
): string {
  if (problems.request.length > 0) {
    assert.match(got.line, /^(404|405|422) /, `--errors lets a request pass: ${problems.request}`);
    assert.equal(forwarded, undefined, '--errors forwards what it refuses');
    return `--errors refuses the request: ${got.line}`;
  }
  if (problems.response.length > 0) {
    assert.equal(got.line, '502 Bad Gateway', `--errors lets a response pass: ${problems.response}`);
    return '--errors replaces the response';
  }
  assertUnchanged(response, got);
  return '--errors passes it on';
}

function assertUnchanged({ status, reason, headers, bytes }: Case['response'], got: Received): void {
  assert.equal(got.line, `${status} ${reason}`);
  assert.deepEqual(passedOn(got.rawHeaders), passedOn(headers.flat()));
  assert.deepEqual(got.body, bytes);
}

function requestProblems(check: ExchangeCheck, { request }: Case): string[] {
  return check.requestProblems(exchangeOf(request));
}

function responseProblems(check: ExchangeCheck, { request, response }: Case): string[] {
  const { status, headers, plain, isMalformed } = response;
  if (isMalformed) return ['it is malformed'];
  const responseHeaders = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const responseBody = new TextDecoder('utf-8', { ignoreBOM: true }).decode(plain);
  return check.responseProblems({ ...exchangeOf(request), status, responseHeaders, responseBody });
}

function exchangeOf({ method, path, headers, body = '' }: Case['request']): Exchange {
  const requestBody = typeof body === 'string' ? body : new TextDecoder().decode(body);
  return { method, path, requestHeaders: headers, requestBody, status: 0, responseHeaders: {}, responseBody: '' };
}

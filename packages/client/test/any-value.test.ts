/** Whatever is passed, returned or thrown: a call ends with one of the documented outcomes, and nothing else happens. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSmsClient, type SendResult, type SmsClientOptions } from '../dist/index.js';
import { body, clientOf } from './client-of.ts';

const OUTCOMES = [
  'sent',
  'rejected',
  'rejected-unknown',
  'unexpected-answer',
  'network-failure',
  'timed-out',
  'aborted',
  'not-sendable',
];

const escaped: unknown[] = [];
const onEscape = (reason: unknown) => escaped.push(reason);
beforeAll(() => void process.on('unhandledRejection', onEscape).on('uncaughtExceptionMonitor', onEscape));
afterAll(() => void process.off('unhandledRejection', onEscape).off('uncaughtExceptionMonitor', onEscape));

const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withDate: true });
const tenant = 'https://tenant.example.com';
const accepting = async () => new Response(null);

/** A function that returns or throws anything, at once or later; some never end. */
const anyFunction = fc
  .tuple(fc.constantFrom('return', 'throw', 'resolve', 'reject', 'hang'), anything)
  .map(([what, value]) => () => {
    if (what === 'throw') throw value;
    if (what === 'resolve') return Promise.resolve(value);
    if (what === 'reject') return Promise.reject(value);
    return what === 'hang' ? new Promise(() => {}) : value;
  });
const anyStub = fc.oneof(anything, anyFunction);

/** One that nobody waits for, so a promise that it rejects would be nobody's to handle. */
const anySyncStub = fc.oneof(
  anything,
  fc.tuple(fc.boolean(), anything).map(([fails, value]) => () => {
    if (fails) throw value;
    return value;
  }),
);

/** An object of the given members, each of which may be missing or anything. */
const anyObject = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, anySyncStub])), { requiredKeys: [] });

const check = (value: fc.Arbitrary<unknown>, send: (value: never) => Promise<SendResult>) =>
  fc.assert(
    fc.asyncProperty(value, async (given) => {
      escaped.length = 0;
      const result = await send(given as never);
      expect(OUTCOMES).toContain(result.outcome);
      await new Promise((resolve) => setImmediate(resolve));
      expect(escaped).toEqual([]);
    }),
    { numRuns: 300 },
  );

test('any body', () => check(anything, (given) => clientOf(tenant, { fetch: accepting }).send(given)));

test('any fields of the body', () =>
  check(anyObject('mobile', 'type', 'captcha_token', 'toJSON'), (given) =>
    clientOf(tenant, { fetch: accepting }).send(given),
  ));

test('any options of a call', () =>
  check(anything, (given) => clientOf(tenant, { fetch: accepting, timeout: 20 }).send(body, given)));

test('any device, language and signal of a call', () => {
  const settings = { operatingSystemVersion: anyStub, fingerprint: anyStub, userAgent: anyStub, clientId: anyStub };
  const device = fc.oneof(anything, fc.record(settings, { requiredKeys: [] }));
  const signal = fc.oneof(anything, anyObject('aborted', 'reason', 'addEventListener', 'removeEventListener'));
  const options = fc.record({ device, signal, language: anyStub }, { requiredKeys: [] });
  return check(options, (given: object) =>
    clientOf(tenant, { fetch: accepting, timeout: 20 }).send(body, { timeout: 20, ...given }),
  );
});

test('any timeout of a call', () =>
  check(anything, (timeout) => clientOf(tenant, { fetch: accepting }).send(body, { timeout })));

test('any fetch', () => check(anyFunction, (fetch) => clientOf(tenant, { fetch, timeout: 20 }).send(body)));

test('any response', () => {
  const headers = fc.oneof(anything, anyObject('get', 'forEach'));
  const members = {
    headers,
    status: fc.oneof(anything, fc.constantFrom(200, 400, 500)),
    redirected: anything,
    url: anything,
  };
  const stream = fc.oneof(anything, anyObject('getReader'));
  const response = fc.record({ ...members, body: stream, text: anyStub, json: anyStub }, { requiredKeys: [] });
  return check(response, (given) => clientOf(tenant, { fetch: async () => given, timeout: 20 }).send(body));
});

test('any hooks', () =>
  check(fc.record({ beforeRequest: anyFunction, afterResult: anyFunction }), (hooks: object) =>
    clientOf(tenant, { fetch: accepting, timeout: 20, ...hooks }).send(body),
  ));

test('any thing that is thrown while a member is read', () =>
  check(anything, (thrown) => {
    const thrower = new Proxy(
      {},
      {
        get: () => {
          throw thrown;
        },
        ownKeys: () => {
          throw thrown;
        },
      },
    ) as never;
    const sms = clientOf(tenant, { fetch: async () => thrower, timeout: 20 });
    const failing = clientOf(tenant, {
      fetch: () => Promise.reject(thrower),
      beforeRequest: () => Promise.reject(thrower),
    });
    const calls = [
      failing.send(body),
      sms.send(thrower),
      sms.send(body, thrower),
      sms.send(body, { signal: thrower }),
      sms.send(body),
    ];
    return Promise.all(calls).then(([result]) => result as SendResult);
  }));

test('any options of a client lead to a client, or to a TypeError that names the option', () => {
  const names = ['baseUrl', 'clientId', 'device', 'language', 'timeout', 'fetch', 'beforeRequest', 'afterResult'];
  const valid = { baseUrl: tenant, clientId: 'id', device: {}, timeout: 1 };
  const options = fc.oneof(
    anything,
    anyObject(...names),
    anyObject(...names).map((some) => ({ ...valid, ...some })),
  );
  fc.assert(
    fc.property(options, (given) => {
      try {
        createSmsClient(given as SmsClientOptions);
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
        expect((error as Error).message).toMatch(new RegExp(`^(${names.join('|')}) must `));
      }
    }),
    { numRuns: 1_000 },
  );
});

test('the stub of many tests, without a body, does not end the process', async () => {
  const fetch = async () => ({ ok: true, status: 200, json: async () => ({}) }) as never;
  expect(await clientOf(tenant, { fetch }).send(body)).toMatchObject({
    outcome: 'network-failure',
    status: 200,
    dispatched: true,
  });
});

test('a stream of nothing but empty chunks is given up', async () => {
  const stream = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(0)) });
  const fetch = async () => new Response(stream, { status: 400 });
  expect(await clientOf(tenant, { fetch }).send(body)).toMatchObject({ outcome: 'unexpected-answer', excerpt: '' });
});

test('a field that JSON cannot turn back into a text is masked like any other', async () => {
  const fetch = async () => new Response('odd', { status: 500 });
  const result = await clientOf(tenant, { fetch }).send({ ...body, mobile: { toString: 1 } as never });
  expect(result).toMatchObject({ outcome: 'unexpected-answer', excerpt: 'odd' });
});

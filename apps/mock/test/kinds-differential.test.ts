import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../dist/index.js';
import { type Call, KindsCopy, ORDERS, send } from './kinds.ts';
import { startStockPrism } from './stock-prism.ts';

let copy: KindsCopy;
let mock: Mock;
let prism: Awaited<ReturnType<typeof startStockPrism>>;
beforeAll(async () => {
  copy = new KindsCopy();
  mock = await (await copy.importMock()).startMock({ port: 0 });
  prism = await startStockPrism(copy.contract);
});
afterAll(async () => {
  await prism[Symbol.asyncDispose]();
  await mock.close();
  copy[Symbol.dispose]();
});

describe('compared with stock prism mock', () => {
  /** Without a documented error, stock Prism tells the violations in the body of its 422. */
  function toldByPrism({ status, text, violations }: Awaited<ReturnType<typeof send>>) {
    const inBody: typeof violations = status === 422 ? JSON.parse(text).validation : [];
    return [
      ...violations,
      ...inBody.map(({ location = [], ...rest }) => ({ location: ['request', ...location], ...rest })),
    ];
  }

  const text = fc.string({ unit: 'grapheme-ascii', maxLength: 6 });
  const value = fc.oneof(
    fc.constantFrom(
      '',
      '1',
      '0',
      '-1',
      '1.5',
      '1e2',
      '101',
      'true',
      'false',
      'null',
      'open',
      'new',
      '2026-02-30T00:00:00Z',
    ),
    text,
  );
  const query = fc.array(
    fc.tuple(fc.constantFrom('limit', 'paid', 'state', 'STATE', 'tag', 'since', 'owner', 'other'), value),
    { maxLength: 5 },
  );
  const segment = fc.oneof(value, fc.integer().map(String)).filter((one) => one !== '' && !/^\.+$/.test(one));
  const calls = fc.oneof<fc.Arbitrary<[string, Call]>[]>(
    fc
      .tuple(query, fc.option(value))
      .map(([pairs, shard]) => [
        `${ORDERS}?${new URLSearchParams(pairs)}`,
        shard === null || /[^\x21-\x7e]/.test(shard) ? {} : { headers: { 'X-shard': shard } },
      ]),
    segment.map((one) => [`${ORDERS}/${encodeURIComponent(one)}`, {}]),
    segment.map((one) => [`/kinds/people/${encodeURIComponent(one)}`, {}]),
    fc
      .jsonValue({ maxDepth: 2 })
      .filter((one) => one !== null)
      .map((body) => [`${ORDERS}/7`, { method: 'PATCH', body }]),
    fc
      .record({ recipient: fc.jsonValue({ maxDepth: 1 }), note: fc.jsonValue({ maxDepth: 0 }) })
      .map((body) => [ORDERS, { method: 'POST', body }]),
  );

  test('2,000 generated requests have the same violations, and fail together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(calls, { minLength: 20, maxLength: 20 }), async (group) => {
        for (const [target, request] of group) {
          const [ours, theirs] = await Promise.all([send(mock.url, target, request), send(prism.url, target, request)]);
          const told = toldByPrism(theirs);
          expect(ours.violations, `${target} ${JSON.stringify(request)}`).toEqual(told);
          if (told.length > 0) expect(ours.status).toBeGreaterThanOrEqual(400);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('cookies differ: stock Prism does not look at them', async () => {
    const request = { headers: { cookie: '' } };
    expect((await send(mock.url, `${ORDERS}?state=open`, request)).status).toBe(400);
    expect((await send(prism.url, `${ORDERS}?state=open`, request)).status).toBe(200);
  });
});

/** Sends what `fetch` would correct. */
function sendRaw(method: string, path: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const sending = httpRequest(mock.url, { method, path, headers: { ...headers, ...length } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sending.on('error', reject).end(body);
  });
}

test('any request to any kind of operation gets a response that is no failure of the server', async () => {
  const visible = fc.integer({ min: 0x21, max: 0x7e }).map((one) => String.fromCharCode(one));
  const word = fc.string({ unit: visible.filter((one) => one !== '#'), maxLength: 12 });
  const pairs = fc.array(fc.tuple(fc.constantFrom('limit', 'tag', 'state', 'part', '__proto__', 'toString'), word));
  const target = fc.oneof(
    fc.tuple(fc.constantFrom('/kinds/orders/', '/kinds/people/', '/'), word).map((parts) => parts.join('')),
    pairs.map((all) => `${ORDERS}?${all.map((pair) => pair.join('=')).join('&')}`),
  );
  const names = fc.constantFrom('cookie', 'x-shard', 'accept', 'prefer', 'content-type');
  const values = fc.constantFrom(
    'session=s-1',
    'application/json',
    'application/merge-patch+json',
    'code=200',
    'a/b;c="',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
      target,
      fc.dictionary(names, fc.oneof(word, values)),
      fc.oneof(fc.json({ maxDepth: 3 }), word),
      async (...request) => {
        expect(await sendRaw(...request)).toBeLessThan(500);
      },
    ),
    { numRuns: 2_000 },
  );
});

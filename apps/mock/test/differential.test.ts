import { errors, operations } from '@ciam-sms/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../dist/index.js';
import { type Difference, PATH, requestOf, validBody, validHeaders } from './send.ts';
import { startStockPrism } from './stock-prism.ts';

let mock: Mock;
let prism: Awaited<ReturnType<typeof startStockPrism>>;
beforeAll(async () => {
  [mock, prism] = await Promise.all([startMock({ port: 0 }), startStockPrism()]);
});
afterAll(async () => {
  await mock.close();
  await prism[Symbol.asyncDispose]();
});

async function ask(url: string, difference: Difference) {
  const response = await fetch(url + PATH, requestOf(difference));
  const violations = response.headers.get('sl-violations');
  return { status: response.status, body: await response.text(), violations: violations && JSON.parse(violations) };
}

const askBoth = (difference: Difference) => Promise.all([ask(mock.url, difference), ask(prism.url, difference)]);

const word = fc.string({ unit: 'grapheme-ascii', maxLength: 12 }).map((text) => text.trim());
const headerNames = Object.keys(validHeaders).filter((name) => /^x-/i.test(name) && name !== 'X-L');
const someHeaders = fc.dictionary(fc.constantFrom(...headerNames), fc.oneof(fc.constant(null), word), { maxKeys: 3 });
const someFields = fc.dictionary(
  fc.constantFrom(...Object.keys(validBody), 'extra'),
  fc.oneof(fc.constant(undefined), word, fc.jsonValue({ maxDepth: 2 })),
  { maxKeys: 3 },
);
const noMagic = ({ headers, body }: { headers: Record<string, string | null>; body: Record<string, unknown> }) =>
  !JSON.stringify([headers, body]).match(/unregistered|expired---|mismatched---|15200000006/);

/** Requests that are on their way side by side, and how many of these groups there are. */
const GROUP = 20;
const RUNS = 100;

const group = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: GROUP, maxLength: GROUP });

describe('compared with stock prism mock', () => {
  test(`the status and the violations of ${RUNS * GROUP} generated requests are the same`, async () => {
    await fc.assert(
      fc.asyncProperty(
        group(fc.record({ headers: someHeaders, body: someFields }).filter(noMagic)),
        async (requests) => {
          for (const [ours, theirs] of await Promise.all(requests.map(askBoth))) {
            expect(ours.status).toBe(theirs.status);
            expect(ours.violations).toEqual(theirs.violations);
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('with Prefer the bodies are the same too, for every example and any request', async () => {
    const names = operations.sendSms.errorCodes.flatMap((code) => [
      `${errors[code].name}.en`,
      `${errors[code].name}.zh`,
    ]);
    await fc.assert(
      fc.asyncProperty(group(fc.tuple(fc.constantFrom(...names), someFields)), async (requests) => {
        const asked = requests.map(([example, body]) =>
          askBoth({ headers: { prefer: `code=400, example=${example}` }, body }),
        );
        for (const [ours, theirs] of await Promise.all(asked)) {
          expect([ours.status, ours.body]).toEqual([theirs.status, theirs.body]);
        }
      }),
      { numRuns: 300 / GROUP },
    );
  });
});

describe('the deliberate differences from stock prism mock', () => {
  const differences: { what: string; difference: Difference; ours: number; theirs: number }[] = [
    {
      what: 'an unregistered client id',
      difference: { headers: { 'X-client-id': 'unregistered' } },
      ours: 400,
      theirs: 200,
    },
    { what: 'an expired token', difference: { body: { captcha_token: 'expired---' } }, ours: 400, theirs: 200 },
    { what: 'a mismatched token', difference: { body: { captcha_token: 'mismatched---' } }, ours: 400, theirs: 200 },
    { what: 'the number that fails', difference: { body: { mobile: '15200000006' } }, ours: 400, theirs: 200 },
    {
      what: 'an unknown example',
      difference: { headers: { prefer: 'code=400, example=nope' } },
      ours: 400,
      theirs: 200,
    },
    { what: 'an unknown status', difference: { headers: { prefer: 'code=418' } }, ours: 400, theirs: 404 },
    {
      what: 'an example without a status',
      difference: { headers: { prefer: 'example=send-failed.en' } },
      ours: 400,
      theirs: 200,
    },
    { what: 'a body sent as text', difference: { headers: { 'content-type': 'text/plain' } }, ours: 400, theirs: 400 },
  ];
  test.for(differences)('$what: $ours here, $theirs there', async ({ difference, ours, theirs }) => {
    const [our, their] = await askBoth(difference);
    expect([our.status, their.status]).toEqual([ours, theirs]);
    expect(our.body).not.toBe(their.body);
  });

  test('malformed JSON: 400 here, no answer at all there', async () => {
    expect((await ask(mock.url, { text: '{' })).status).toBe(400);
    const signal = AbortSignal.timeout(300);
    await expect(fetch(prism.url + PATH, { ...requestOf({ text: '{' }), signal })).rejects.toThrow('timeout');
  });
});

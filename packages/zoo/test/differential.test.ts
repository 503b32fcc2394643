import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract, OperationModel } from '@ciam-sms/contract/model';
import type { AcceptedOperation, RequestChange } from '@ciam-sms/contract-tests/src/acceptance.ts';
import { type Exchange, send } from '@ciam-sms/contract-tests/src/exchange.ts';
import { findError } from '@ciam-sms/contract-tests/src/expected-error.ts';
import { changeRequest, type RequestParts, validRequest, writeRequest } from '@ciam-sms/contract-tests/src/request.ts';
import type { Mock } from '@ciam-sms/mock';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { importMock, table, violationsIn } from './call.ts';
import { startStockPrism } from './stock-prism.ts';

const contract = (file: string) => join(inject('zoo'), 'packages/contract/dist', file);
const { operations }: Contract = JSON.parse(readFileSync(contract('model.json'), 'utf8'));
const all = table.map((accepted) => ({
  ...accepted,
  operation: operations.find(({ id }) => id === accepted.id) as OperationModel,
}));

let mock: Mock;
let prism: Awaited<ReturnType<typeof startStockPrism>>;
beforeAll(async () => {
  const { startMock } = await importMock();
  [mock, prism] = await Promise.all([startMock({ port: 0 }), startStockPrism(contract('openapi.json'))]);
});
afterAll(async () => {
  await mock.close();
  await prism[Symbol.asyncDispose]();
});

function sendBoth(operation: AcceptedOperation, parts: RequestParts): Promise<[Exchange, Exchange]> {
  const request = writeRequest(operation, parts);
  return Promise.all([send(mock.url, request), send(prism.url, request)]);
}

const text = fc.oneof(
  fc.constantFrom('', '1', '0', '-1', '1.5', '1e2', '101', 'true', 'null', 'NAME', 'MEAT', '2026-02-30T00:00:00Z'),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }).map((one) => one.trim()),
);
/** What a place may hold; nothing leaves the input out. */
const VALUES = {
  path: text.filter((one) => one !== '' && !/^\.+$/.test(one)),
  query: fc.option(fc.oneof(text, fc.array(text, { maxLength: 3 })), { nil: undefined }),
  header: fc.option(text, { nil: undefined }),
  body: fc.option(fc.oneof(text, fc.constant(2 ** 60), fc.jsonValue({ maxDepth: 2 })), { nil: undefined }),
};
type Place = keyof typeof VALUES;

/** Makes requests that differ from the valid one in some inputs, whatever these then are. */
function anyRequests({ operation, ...accepted }: (typeof all)[number]): fc.Arbitrary<RequestParts> {
  const { parameters, body } = operation;
  const inputs: [Place, string][] = [
    ['query', 'other'],
    ...parameters.flatMap(({ in: place, name }): [Place, string][] => (place === 'cookie' ? [] : [[place, name]])),
    ...parameters.flatMap(({ in: place, name }): [Place, string][] =>
      place === 'query' ? [[place, name.toUpperCase()]] : [],
    ),
    ...(body?.contents[0]?.fields.map(({ path }): [Place, string] => ['body', path]) ?? []),
    ...(body ? [['body', 'extra'] as [Place, string]] : []),
  ];
  const changes = fc.array(
    fc
      .constantFrom(...inputs)
      .chain(([place, name]) =>
        (VALUES[place] as fc.Arbitrary<unknown>).map((value) =>
          value === undefined ? { omit: { [place]: [name] } } : { [place]: { [name]: value } },
        ),
      ),
    { maxLength: 4 },
  ) as fc.Arbitrary<RequestChange[]>;
  // To stock Prism, any body that is null is none.
  const wholes = fc.option(
    fc.jsonValue({ maxDepth: 2 }).filter((one) => one !== null),
    { freq: 9 },
  );
  return fc
    .tuple(changes, wholes)
    .map(([all, whole]) => ({
      ...all.reduce(changeRequest, validRequest(accepted)),
      ...(body && whole !== null && { body: whole }),
    }))
    .filter((parts) => findError(operation, parts, false) === undefined);
}

describe('compared with stock prism mock', () => {
  test.for(all)('340 requests of $id have the same violations, and fail together', async (one) => {
    const property = fc.asyncProperty(fc.array(anyRequests(one), { minLength: 20, maxLength: 20 }), async (group) => {
      const exchanges = await Promise.all(group.map((parts) => sendBoth(one, parts)));
      for (const [ours, theirs] of exchanges) {
        const about = `${ours.path} ${ours.requestBody}`;
        expect(violationsIn(ours), about).toEqual(violationsIn(theirs).filter(({ severity }) => severity === 'Error'));
        // Whether a captcha is solved is the mock's own judgement.
        if (one.operation.id !== 'verifyCaptcha') expect(ours.status < 400, about).toBe(theirs.status < 400);
      }
    });
    await fc.assert(property, { numRuns: 17 });
  });

  const exemplified = all.flatMap((one) => {
    const examples = one.operation.responses.flatMap(({ status, contents }) =>
      contents.flatMap((content) => content.examples.map(({ name }) => ({ status, name }))),
    );
    return examples.length > 0 ? [{ ...one, examples }] : [];
  });
  test.for(exemplified)('each example of $id that Prefer names is the same', async (one) => {
    const named = fc.tuple(anyRequests(one), fc.constantFrom(...one.examples));
    const property = fc.asyncProperty(named, async ([any, { status, name }]) => {
      // To an invalid request, stock Prism returns no other status.
      const parts = [400, 422].includes(status) ? any : validRequest(one);
      const header = { ...parts.header, prefer: `code=${status}, example=${name}` };
      const [ours, theirs] = await sendBoth(one, { ...parts, header });
      expect([ours.status, ours.responseBody]).toEqual([theirs.status, theirs.responseBody]);
    });
    await fc.assert(property, { numRuns: 50 });
  });
});

describe('the deliberate differences from stock prism mock', () => {
  test.for<[what: string, id: string, change: RequestChange, ours: number, theirs: number]>([
    ['an unregistered client ID', 'sendSms', { header: { 'X-client-id': 'unregistered' } }, 400, 200],
    ['an expired token', 'sendSms', { body: { captcha_token: 'expired---' } }, 400, 200],
    ['a mismatched token', 'sendSms', { body: { captcha_token: 'mismatched---' } }, 400, 200],
    ['the number that fails', 'sendSms', { body: { mobile: '15200000006' } }, 400, 200],
    ['an unknown example', 'sendSms', { header: { prefer: 'code=400, example=nope' } }, 400, 200],
    ['an unknown status', 'sendSms', { header: { prefer: 'code=418' } }, 400, 404],
    ['an example without a status', 'sendSms', { header: { prefer: 'example=send-failed.en' } }, 400, 200],
    ['a cookie that is missing', 'deleteAnimal', { omit: { cookie: ['session'] } }, 401, 204],
  ])('%s: %s', async ([, id, change, ours, theirs]) => {
    const operation = table.find((one) => one.id === id) as AcceptedOperation;
    const [our, their] = await sendBoth(operation, changeRequest(validRequest(operation), change));
    expect([our.status, their.status]).toEqual([ours, theirs]);
  });

  const sendSms = table.find(({ id }) => id === 'sendSms') as AcceptedOperation;

  test('a body sent as text: another error', async () => {
    const [our, their] = await sendBoth(sendSms, { ...validRequest(sendSms), mediaType: 'text/plain', body: 'text' });
    expect([our.status, their.status]).toEqual([400, 400]);
    expect(our.responseBody).not.toBe(their.responseBody);
  });

  test('malformed JSON: 400 here, no response at all there', async () => {
    const { path, ...init } = writeRequest(sendSms, { ...validRequest(sendSms), bytes: Buffer.from('{') });
    expect((await fetch(mock.url + path, init as RequestInit)).status).toBe(400);
    const signal = AbortSignal.timeout(300);
    await expect(fetch(prism.url + path, { ...(init as RequestInit), signal })).rejects.toThrow('timeout');
  });
});

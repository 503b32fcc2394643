import { request as httpRequest } from 'node:http';
import { inspect } from 'node:util';
import type { RequestChange } from '@ciam-sms/contract-tests/src/acceptance.ts';
import { send } from '@ciam-sms/contract-tests/src/exchange.ts';
import type { Mock, startMock } from '@ciam-sms/mock';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, importMock, violationsIn } from './call.ts';

let start: typeof startMock;
let mock: Mock;
beforeAll(async () => {
  start = (await importMock()).startMock;
  mock = await start({ port: 0 });
});
afterAll(() => mock.close());
beforeEach(() => mock.reset());

const JSON_TYPE = 'application/json';
const TABLE = 'id,name\n7,Ah Fu\n8,Rex\n';

describe('a valid request', () => {
  test('gets the lowest documented success, with its headers', async () => {
    const { status, responseHeaders } = await call(mock.url, 'createAnimal');
    expect([status, responseHeaders.location]).toEqual([201, '/zoo/animals/7']);
  });

  test('is told that its operation is deprecated; a deprecated parameter is not a violation', async () => {
    const exchange = await call(mock.url, 'getPhotoCaption');
    expect([exchange.status, exchange.responseHeaders.deprecation, violationsIn(exchange)]).toEqual([200, 'true', []]);
  });

  test.for<[string, RequestChange]>([
    ['deleteAnimal', {}],
    ['replaceAnimal', {}],
  ])('gets no body and no length for %s', async ([id, change]) => {
    const { status, responseBody, responseHeaders } = await call(mock.url, id, change);
    expect([status, responseBody, responseHeaders['content-length']]).toEqual([204, '', undefined]);
  });

  test.for<RequestChange>([
    { query: { limit: 5 } },
    { query: { fed: false } },
    { query: { diets: ['MEAT', 'PLANTS'] } },
    { query: { since: '2026-02-01T00:00:00+08:00' } },
    { query: { unknown: 1 } },
  ])('can have %j', async (change) => {
    expect((await call(mock.url, 'listAnimals', change)).status).toBe(200);
  });
});

describe('the media type is chosen by Accept', () => {
  test.for<[string, number, string]>([
    ['*/*', 200, JSON_TYPE],
    ['text/csv', 200, 'text/csv'],
    ['text/*;q=0.9, application/json;q=0.1', 200, 'text/csv'],
    ['text/csv;header=present', 200, 'text/csv'],
    ['image/png', 406, 'application/problem+json'],
  ])('%s: %d %s', async ([accept, status, type]) => {
    const { responseBody, ...exchange } = await call(mock.url, 'listAnimals', { header: { accept } });
    expect([exchange.status, exchange.responseHeaders['content-type']]).toEqual([status, type]);
    if (type === 'text/csv') expect(responseBody).toBe(TABLE);
  });

  test('an error is returned even if the client accepts none of its media types', async () => {
    const change = { header: { accept: 'image/png' }, query: { sort: 'COLOUR' } };
    expect((await call(mock.url, 'listAnimals', change)).status).toBe(400);
  });
});

describe('Prefer', () => {
  test.for([
    ['listAnimals', [200, 400, 500]],
    ['createAnimal', [201, 202, 400, 409]],
    ['deleteAnimal', [204, 401]],
    ['getAnimal', [200, 404]],
    ['buyTickets', [200, 401, 422, 429]],
  ] as const)('code=… gets each response of %s', async ([id, statuses]) => {
    for (const code of statuses) {
      expect((await call(mock.url, id, { header: { prefer: `code=${code}` } })).status).toBe(code);
    }
  });

  test.for([
    ['no-animals', '[]'],
    ['two-animals', TABLE],
  ])('example=%s gets that example of a success, in the accepted media type if that has it', async ([name, body]) => {
    const change = { header: { prefer: `example=${name}`, accept: 'text/csv' } };
    expect(await call(mock.url, 'listAnimals', change)).toMatchObject({ status: 200, responseBody: body });
  });
});

describe('an error is returned', () => {
  test.for<[string, RequestChange, string]>([
    [
      'for its cause rather than for another violation',
      { omit: { header: ['X-agent'] }, query: { limit: 0 } },
      'PARAM',
    ],
    ['for a number in the query', { query: { limit: 13 } }, 'QUERY'],
    ['for no boolean', { query: { fed: 'maybe' } }, 'QUERY'],
    ['for a repeated parameter that takes one value', { query: { sort: ['NAME', 'WEIGHT'] } }, 'QUERY'],
    ['for an unlisted element of an array in the query', { query: { diets: ['MEAT', 'STONES'] } }, 'QUERY'],
    ['for a text that is not a date', { query: { since: 'today' } }, 'QUERY'],
  ])('%s', async ([, change, code]) => {
    const { status, responseBody } = await call(mock.url, 'listAnimals', change);
    expect([status, JSON.parse(responseBody).error_code]).toEqual([400, expect.stringContaining(code)]);
  });

  test('without a body, with its documented headers', async () => {
    const { status, responseHeaders } = await call(mock.url, 'buyTickets', { body: { count: 9 } });
    expect([status, responseHeaders['retry-after']]).toEqual([429, '60']);
    const broken = await call(mock.url, 'listAnimals', { query: { near: 'earthquake' } });
    expect([broken.status, broken.responseBody]).toEqual([500, '']);
  });

  test('without a code, in the language of the mock', async () => {
    await using chinese = await start({ port: 0, language: 'zh' });
    const change = { path: { animalId: 404 }, omit: { header: ['X-L'] } };
    expect((await call(chinese.url, 'getAnimal', change)).responseBody).toBe('{"message":"没有这只动物"}');
  });
});

describe('an invalid request of an operation that documents no error for it gets a 422 with what is wrong', () => {
  test.for<[string, string, RequestChange, string]>([
    ['in a field', 'buyTickets', { body: { count: 'two' } }, 'Request body property count must be integer'],
    ['in a number too large', 'buyTickets', { body: { count: 2 ** 60 } }, 'Request body property count must'],
    ['in an element', 'buyTickets', { body: { visitors: [1] } }, 'Request body property visitors.0 must be object'],
  ])('%s', async ([, id, change, message]) => {
    const exchange = await call(mock.url, id, change);
    expect([exchange.status, exchange.responseHeaders['content-type']]).toEqual([422, 'application/problem+json']);
    const problem = JSON.parse(exchange.responseBody);
    expect(problem).toMatchObject({ title: 'Unprocessable Content', status: 422 });
    expect(problem.violations.map((one: { message: string }) => one.message).join()).toContain(message);
    expect(problem.violations).toEqual(violationsIn(exchange).map(({ location, message }) => ({ location, message })));
  });

  test('of an error in each of 300,000 elements, the first hundred', async () => {
    const change = { body: { visitors: Array.from({ length: 300_000 }, () => 1) } };
    const { status, responseBody, responseHeaders } = await call(mock.url, 'buyTickets', change);
    expect([status, JSON.parse(responseBody).violations.length]).toEqual([422, 100]);
    expect(responseHeaders['sl-violations']).toMatch(/^Too many violations!/);
  });
});

test.for<[string, string, RequestChange, string[]]>([
  ['a cookie that is missing', 'deleteAnimal', { omit: { cookie: ['session'] } }, ['cookie']],
  ['a cookie that breaks its schema', 'deleteAnimal', { cookie: { session: 'x!' } }, ['cookie', 'session']],
  ['a path that is not a number', 'getAnimal', { path: { animalId: 'seven' } }, ['path', 'animalid']],
])('%s is a violation', async ([, id, change, location]) => {
  expect(violationsIn(await call(mock.url, id, change)).map((one) => one.location)).toEqual([['request', ...location]]);
});

test('a body that is not expected is a violation', async () => {
  const headers = { cookie: 'session=5f2a', 'content-type': JSON_TYPE };
  const exchange = await send(mock.url, { method: 'DELETE', path: '/zoo/animals/7', headers, body: '{}' });
  expect(violationsIn(exchange)[0]?.message).toContain('No supported content types');
});

test.for([JSON_TYPE, 'application/merge-patch+json'])('malformed JSON as %s is a violation', async (type) => {
  const init = { method: 'PATCH', headers: { 'content-type': type }, body: '{' };
  expect((await fetch(`${mock.url}/zoo/animals/7`, init)).status).toBe(400);
});

test('a path that is wrongly percent-encoded is a bad request', async () => {
  const response = await fetch(`${mock.url}/zoo/animals/%zz`);
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('percent-encoded')]);
});

describe('journal and log show what the contract declares not to be personal data', () => {
  test('in every place', async () => {
    await call(mock.url, 'listAnimals', { query: { near: 'secret', other: 'secret' } });
    await call(mock.url, 'createAnimal', { body: { name: 'call 15200000000', more: 'secret' } });
    await call(mock.url, 'createAnimal', { body: { keeper: 'secret' } });
    await call(mock.url, 'buyTickets', { body: { visitors: [{ name: 'secret' }] } });
    await call(mock.url, 'deleteAnimal', { cookie: { session: 'secret' } });
    const printed = inspect(mock.requests, { depth: 9 });
    expect(printed).not.toMatch(/secret|15200000000|Li Lei/);
    const [list, created, , bought, removed] = JSON.parse(JSON.stringify(mock.requests));
    expect([list.query.sort, list.query.near]).toEqual(['NAME', '[masked, 6 characters]']);
    expect(created.body).toMatchObject({ name: 'call 152********', weight: 95.5, tags: ['panda', 'famous'] });
    expect([list.headers['x-l'], bought.body.count]).toEqual(['zh', 2]);
    expect(removed.path).toBe('/zoo/animals/7');
    expect(mock.requests[0]?.query.near).toBe('secret');
  });

  test('in the path of a log line', async () => {
    const written: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    await using logging = await start({ port: 0, log: 'pretty' });
    await call(logging.url, 'getPhotoCaption');
    vi.restoreAllMocks();
    expect(written.join('')).toMatch(/^GET \/zoo\/animals\/7\/photos\/\*\*\* 200 /);
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

test('any request to any kind of operation gets a response other than a failure of the server', async () => {
  const visible = fc.integer({ min: 0x21, max: 0x7e }).map((one) => String.fromCharCode(one));
  const word = fc.string({ unit: visible.filter((one) => one !== '#'), maxLength: 12 });
  const pairs = fc.array(fc.tuple(fc.constantFrom('limit', 'diets', 'sort', 'fed', '__proto__', 'toString'), word));
  const target = fc.oneof(
    fc.tuple(fc.constantFrom('/zoo/animals/', '/zoo/animals/7/photos/', '/'), word).map((parts) => parts.join('')),
    pairs.map((all) => `/zoo/animals?${all.map((pair) => pair.join('=')).join('&')}`),
  );
  const names = fc.constantFrom('cookie', 'x-client-id', 'accept', 'prefer', 'content-type');
  const values = fc.constantFrom('session=5f2a', JSON_TYPE, 'application/merge-patch+json', 'code=200', 'a/b;c="');
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

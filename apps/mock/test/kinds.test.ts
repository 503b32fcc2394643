import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Mock, startMock } from '../dist/index.js';
import { type Call, KindsCopy, ORDERS, send } from './kinds.ts';

let copy: KindsCopy;
let start: typeof startMock;
let mock: Mock;
beforeAll(async () => {
  copy = new KindsCopy();
  start = (await copy.importMock()).startMock;
  mock = await start({ port: 0 });
});
afterAll(async () => {
  await mock.close();
  copy[Symbol.dispose]();
});
beforeEach(() => mock.reset());

const call = (target: string, request?: Call, url = mock.url) => send(url, target, request);
const order = { recipient: { mobile: '1', vip: false }, note: null, items: [{ sku: 'a', count: 1 }], labels: ['x'] };
const create = (changes: object, headers = {}) =>
  call(ORDERS, { method: 'POST', headers, body: { ...order, ...changes } });

describe('a valid request gets the lowest documented success', () => {
  test.for<[string, Call, number, string]>([
    ['with a JSON body', {}, 200, '{"total":2}'],
    ['with a status and a body', { method: 'POST', body: order }, 201, '{"id":7}'],
  ])('%s', async ([, request, status, text]) => {
    const response = await call(request.method ? ORDERS : `${ORDERS}?state=open`, request);
    expect([response.status, response.text]).toEqual([status, text]);
  });

  test('with its documented headers', async () => {
    const { headers } = await create({});
    expect([headers.get('location'), headers.get('deprecation')]).toEqual(['/kinds/orders/7', 'true']);
  });

  test.for<Call>([
    { method: 'DELETE' },
    { method: 'PATCH' },
    { method: 'PATCH', body: { note: 'x' } },
    { method: 'PATCH', body: { count: 1 }, headers: { 'content-type': 'application/merge-patch+json' } },
  ])('without a body for %j', async (request) => {
    const { status, text, headers } = await call(`${ORDERS}/7`, request);
    expect([status, text, headers.get('content-length')]).toEqual([204, '', null]);
  });
});

describe('the media type is chosen by Accept', () => {
  test.for<[string | undefined, number, string]>([
    [undefined, 200, 'application/json'],
    ['*/*', 200, 'application/json'],
    ['text/csv', 200, 'text/csv'],
    ['text/*;q=0.9, application/json;q=0.1', 200, 'text/csv'],
    ['text/csv;header=present', 200, 'text/csv'],
    ['image/png', 406, 'application/problem+json'],
  ])('%s: %d %s', async ([accept, status, type]) => {
    const response = await call(`${ORDERS}?state=open`, { headers: accept === undefined ? {} : { accept } });
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    if (type === 'text/csv') expect(response.text).toBe('total\n2\n');
  });

  test('an error is returned even if the client accepts none of its media types', async () => {
    expect((await call(ORDERS, { headers: { accept: 'image/png' } })).status).toBe(400);
  });
});

describe('Prefer', () => {
  test.for([200, 201, 202, 204, 400, 401, 404, 409, 429, 500])('code=%d gets that response', async (code) => {
    const targets = { 200: ORDERS, 400: ORDERS, 401: ORDERS, 404: `${ORDERS}/7`, 204: `${ORDERS}/7` } as Record<
      number,
      string
    >;
    const method = code === 204 ? 'DELETE' : targets[code] ? 'GET' : 'POST';
    const { status } = await call(targets[code] ?? ORDERS, { method, headers: { prefer: `code=${code}` } });
    expect(status).toBe(code);
  });

  test('example=none gets that example of a success, in the media type that has it', async () => {
    const response = await call(ORDERS, { headers: { prefer: 'example=none', accept: 'text/csv' } });
    expect([response.status, response.text]).toEqual([200, '{"total":0}']);
  });

  test('example=some gets that example in the media type that is accepted', async () => {
    expect((await call(ORDERS, { headers: { prefer: 'example=some', accept: 'text/csv' } })).text).toBe('total\n2\n');
  });
});

describe('an error is returned for its cause', () => {
  test.for<[string, string, number, string | undefined]>([
    ['a query parameter that is missing', '', 400, 'K.1'],
    ['a number in the query', '?state=open&limit=99', 400, 'K.2'],
    ['an unlisted element of an array in the query', '?state=open&tag=new&tag=odd', 400, 'K.2'],
    ['any other violation, after all causes', '?limit=0&state=open', 400, 'K.3'],
    ['a cause rather than another violation', '?limit=0', 400, 'K.1'],
    ['a value outside its enum', '?state=lost', 400, 'K.3'],
    ['no boolean', '?state=open&paid=maybe', 400, 'K.3'],
    ['a repeated parameter that takes one value', '?state=open&state=closed', 400, 'K.3'],
    ['a text that is no date', '?state=open&since=today', 400, 'K.3'],
  ])('%s', async ([, query, status, code]) => {
    const response = await call(ORDERS + query);
    expect([response.status, JSON.parse(response.text).error_code]).toEqual([status, code]);
  });

  test.for(['limit=5', 'paid=false', 'tag=new&tag=old', 'since=2026-01-01T00:00:00Z', 'unknown=1'])(
    '%s is no cause',
    async (query) => expect((await call(`${ORDERS}?state=open&${query}`)).status).toBe(200),
  );

  test('a cookie', async () => {
    expect((await call(`${ORDERS}?state=open`, { headers: { cookie: 'a=b; session=s-expired' } })).status).toBe(401);
  });

  test('a path parameter', async () => {
    expect((await call(`${ORDERS}/404`)).status).toBe(404);
  });

  test.for<[string, object, number]>([
    ['in any element of an array', { items: [{ sku: 'a' }, { sku: 'taken' }] }, 409],
    ['that is missing within an object', { recipient: {} }, 409],
    ['that is missing because the object is', { recipient: undefined }, 409],
    ['of a number', { items: [{ sku: 'a', count: 13 }] }, 409],
    ['of a boolean', { recipient: { mobile: '1', vip: true } }, 409],
    ['of a nullable text', { note: 'nothing' }, 409],
    ['that is an element of an array', { labels: ['slow', 'hurry'] }, 429],
    ['whose error has no body', { note: 'crash' }, 500],
  ])('a field %s', async ([, changes, status]) => {
    expect((await create(changes)).status).toBe(status);
  });

  test('without a body, with its documented headers', async () => {
    const { text, headers } = await create({ labels: ['hurry'] });
    expect([text, headers.get('retry-after')]).toEqual(['', '30']);
  });

  test('without a code, in the language of the mock', async () => {
    const chinese = await start({ port: 0, language: 'zh' });
    const { text } = await call(ORDERS, { method: 'POST', body: { ...order, recipient: {} } }, chinese.url);
    await chinese.close();
    expect(text).toBe('{"reason":"占"}');
  });
});

describe('an invalid request of an operation that documents no error for it gets a 422 with what is wrong', () => {
  const patch = (body: unknown, type = 'application/json') =>
    call(`${ORDERS}/7`, { method: 'PATCH', body, headers: { 'content-type': type } });

  test.for<[string, () => ReturnType<typeof send>, string]>([
    ['in the path', () => call(`${ORDERS}/seven`), 'Request path parameter orderid must be integer'],
    ['in a body', () => create({ note: 1 }), 'Request body property note must be string,null'],
    ['in a number too large', () => create({ items: [{ sku: 'a', count: 2 ** 60 }] }), 'items.0.count'],
    ['in an element', () => create({ labels: [1] }), 'Request body property labels.0 must be string'],
    ['in an optional body that is null', () => patch(null), 'Request body must be object'],
    ['in a body of a media type', () => patch({ count: 1 }), "Request body must have required property 'note'"],
    ['in a body of another', () => patch({ note: 'x' }, 'application/merge-patch+json'), "required property 'count'"],
    ['in an unlisted media type', () => patch({ note: 'x' }, 'application/json-patch+json'), 'must be a media type'],
    ['in an unexpected body', () => call(`${ORDERS}/7`, { method: 'DELETE', body: {} }), 'No supported content types'],
  ])('%s', async ([, sending, message]) => {
    const { status, text, headers, violations } = await sending();
    expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json']);
    const problem = JSON.parse(text);
    expect(problem).toMatchObject({ title: 'Unprocessable Content', status: 422 });
    expect(problem.violations.map((one: { message: string }) => one.message).join()).toContain(message);
    expect(problem.violations).toEqual(violations.map(({ location, message }) => ({ location, message })));
  });
});

test('malformed JSON of any listed media type is a violation', async () => {
  const headers = { 'content-type': 'application/merge-patch+json' };
  const { status } = await fetch(`${mock.url}${ORDERS}/7`, { method: 'PATCH', headers, body: '{' });
  expect(status).toBe(422);
});

test('of a body with an error in each of 300,000 elements, the first hundred violations are listed', async () => {
  const { status, text, headers } = await create({ labels: Array.from({ length: 300_000 }, () => 1) });
  expect([status, JSON.parse(text).violations.length]).toEqual([422, 100]);
  expect(headers.get('sl-violations')).toMatch(/^Too many violations!/);
});

test('a deprecated parameter is no violation', async () => {
  const { status, violations } = await call(`${ORDERS}/7?depth=1`);
  expect([status, violations]).toEqual([200, []]);
});

test('a cookie that is missing or breaks its schema is a violation', async () => {
  const told = async (cookie: string) => (await call(`${ORDERS}?state=open`, { headers: { cookie } })).violations;
  expect((await told('')).map(({ message }) => message)).toEqual([
    "Request cookie must have required property 'session'",
  ]);
  expect((await told('session=x')).map(({ location }) => location)).toEqual([['request', 'cookie', 'session']]);
});

test('a path that is wrongly percent-encoded is a bad request', async () => {
  const { status, text } = await call(`${ORDERS}/%zz`);
  expect([status, JSON.parse(text).detail]).toEqual([400, expect.stringContaining('percent-encoded')]);
});

describe('journal and log show what the contract declares not to be personal data', () => {
  test('in every place', async () => {
    await call(`/kinds/people/jane%20doe`);
    await call(`${ORDERS}?state=open&owner=jane&other=secret`, { headers: { 'X-shard': '7' } });
    await create({ note: 'call 15200000000', recipient: { mobile: '15200000000', vip: false, more: 'secret' } });
    await create({ recipient: 'secret', aliases: ['secret'] });
    const printed = inspect(mock.requests, { depth: 9 });
    expect(printed).not.toMatch(/jane|secret|15200000000|s-1/);
    const [person, list, created] = JSON.parse(JSON.stringify(mock.requests));
    expect(person.path).toBe('/kinds/people/***');
    expect([list.query.state, list.query.owner, list.headers['x-shard']]).toEqual([
      'open',
      '[masked, 4 characters]',
      '7',
    ]);
    expect(created.body).toMatchObject({ note: 'call 152********', items: [{ sku: 'a', count: 1 }], labels: ['x'] });
    expect(mock.requests[0]?.path).toBe('/kinds/people/jane%20doe');
  });

  test('in the path of a log line', async () => {
    const written: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const logging = await start({ port: 0, log: 'pretty' });
    await call('/kinds/people/jane', {}, logging.url);
    await call(`${ORDERS}/7`, {}, logging.url);
    await logging.close();
    vi.restoreAllMocks();
    expect(written.join('')).toMatch(/^GET \/kinds\/people\/\*\*\* 200 .*\nGET \/kinds\/orders\/7 200 /);
  });
});

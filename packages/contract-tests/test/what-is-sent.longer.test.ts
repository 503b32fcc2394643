/** The table "What is sent" of the README: a server of every kind writes down what it gets. */
import { readFileSync } from 'node:fs';
import { createServer, request as openRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type OperationModel, readContract } from '@ciam-sms/contract/model';
import { startMock } from '@ciam-sms/mock';
import { listen } from '@ciam-sms/testing/listen';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startSmallServer } from '../mutations/small-server.ts';
import { codeOf, readAcceptance } from '../src/acceptance.ts';
import { createExchangeCheck } from '../src/check-exchange.ts';
import type { Exchange } from '../src/exchange.ts';
import { findError } from '../src/expected-error.ts';
import { testContract } from './test-contract.ts';

const { operations } = readContract();
const check = createExchangeCheck({ operations } as ReturnType<typeof readContract>);
const acceptance = readAcceptance();

/** The numbers of the person who tests: with `--allow-send`, nobody else may get a message. */
const OWN = { CONTRACT_MOBILE: '15299998888', CONTRACT_CAPTCHA_TOKEN: 'own-token', CONTRACT_CLIENT_ID: 'own-client' };
beforeAll(() => {
  for (const [name, value] of Object.entries(OWN)) vi.stubEnv(name, value);
});
afterAll(() => void vi.unstubAllEnvs());

const TARGETS: Record<string, { start: () => Promise<AsyncDisposable & { url: string }>; options: string[] }> = {
  'the mock, which the tests recognize': { start: () => startMock({ port: 0 }), options: [] },
  'a server, with `--sends-nothing`': { start: startSmallServer, options: ['--sends-nothing'] },
  'a tenant': { start: startSmallServer, options: [] },
  'a tenant, with `--allow-send`': { start: startSmallServer, options: ['--allow-send'] },
};

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [, table = ''] = readme.split("| target | invalid requests | valid requests | the mock's magic inputs |\n");
const [head = ''] = table.split('\n\n');
const rows = [...head.matchAll(/^\| (?!-)(.+) \|$/gm)].map(([, row = '']) => row.split(' | '));

test('the README has every kind of target', () => {
  expect(rows.map(([target]) => target)).toEqual(Object.keys(TARGETS));
});

test.for(rows)('%s: %s, %s, %s', { timeout: 130_000 }, async ([target = '', ...cells]) => {
  const { start, options } = TARGETS[target] as (typeof TARGETS)[string];
  await using server = await start();
  await using recorder = await startRecorder(server.url);
  expect(await testContract('--target', recorder.url, ...options)).toMatchObject({ status: 0 });
  const sent = recorder.received.map((exchange) => ({ exchange, kind: kindOf(exchange) }));
  const has = (kind: string) => (sent.some((one) => one.kind === kind) ? 'yes' : 'no');
  const valid = sent.filter(({ kind }) => kind === 'valid').map(({ exchange }) => exchange);
  expect([has('invalid'), wordsFor(valid), has('magic')]).toEqual(cells);
});

/** How the README says which valid requests there were. */
function wordsFor(valid: readonly Exchange[]): string {
  const bodies = valid.filter(({ method }) => method !== 'GET').map(({ requestBody }) => JSON.parse(requestBody));
  if (bodies.length === 0) return valid.length > 0 ? '`GET` only' : 'no';
  const isOwn = bodies.every(
    ({ mobile, captcha_token }) => mobile === OWN.CONTRACT_MOBILE && captcha_token === OWN.CONTRACT_CAPTCHA_TOKEN,
  );
  return isOwn ? 'your own mobile number and captcha token only' : 'yes, generated ones too';
}

/** What a request is: valid, or with a magic input of the mock; else it is to be rejected. */
function kindOf(exchange: Exchange): 'valid' | 'magic' | 'invalid' {
  if (check.requestProblems(exchange).length > 0) return 'invalid';
  const { requestHeaders, requestBody, method, path } = exchange;
  const operation = operations.find(
    (one) => one.method === method && one.path === path.split('?')[0],
  ) as OperationModel;
  const header = Object.fromEntries(operation.parameters.map(({ name }) => [name, requestHeaders[name.toLowerCase()]]));
  const body = requestBody === '' ? undefined : JSON.parse(requestBody);
  const error = findError(operation, { path: {}, query: {}, header, cookie: {}, body }, false);
  if (!error) return 'valid';
  const { errors = [] } = acceptance.find(({ id }) => id === operation.id) ?? {};
  return errors.find(({ en }) => codeOf(en) === error.code)?.magic ? 'magic' : 'invalid';
}

/** A server that passes requests on, and keeps them. */
async function startRecorder(upstream: string) {
  const received: Exchange[] = [];
  const server = createServer(async (incoming, response) => {
    const { method = '', url: path = '', headers } = incoming;
    const bytes = await buffer(incoming);
    const requestHeaders = headers as Record<string, string>;
    const requestBody = new TextDecoder().decode(bytes);
    received.push({ method, path, requestHeaders, requestBody, status: 0, responseHeaders: {}, responseBody: '' });
    const outgoing = openRequest(upstream + path, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    outgoing.end(bytes);
  });
  return { ...(await listen(server)), received };
}

/** How `npm start` serves the site, and the development server of those who write it. */
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import sirv from 'sirv';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { MOCK_URL, type Site, serveSite, siteHandler } from '../src/serve.ts';
import { dist } from './site.ts';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return { ...fs, existsSync: vi.fn(fs.existsSync), readFileSync: vi.fn(fs.readFileSync) };
});
vi.mock('sirv', { spy: true });

let site: Site;
beforeAll(async () => {
  site = await serveSite({ port: 0 });
});
afterAll(() => site?.close());

const read = (file: string) => readFileSync(dist + file, 'utf8');
const get = async (path: string, init: RequestInit = {}, { url } = site) => {
  const response = await fetch(url + path, { redirect: 'manual', ...init });
  return {
    status: response.status,
    text: await response.text(),
    headers: Object.fromEntries(response.headers) as Partial<Record<string, string>>,
  };
};

/** The headers that `_headers` gives every response. */
const ofEverything = {
  'content-security-policy': /Content-Security-Policy: (.*)/.exec(read('_headers'))?.[1],
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

test('what is compressed is served so, and an asset may be kept for ever', async () => {
  const asset = `assets/${readdirSync(`${dist}assets`).find((file) => file.endsWith('.js'))}`;
  for (const encoding of ['br', 'gzip']) {
    const { headers, text } = await get(`/${asset}`, { headers: { 'accept-encoding': encoding } });
    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding', ...ofEverything });
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(text).toBe(read(asset));
  }
});

test('a page may be kept, but has to be asked for again, which costs no body', async () => {
  const { status, text, headers } = await get('/');
  expect([status, text]).toEqual([200, read('index.html')]);
  expect(headers).toMatchObject({ 'cache-control': 'no-cache', ...ofEverything });
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  const again = await get('/', { headers: { 'if-none-match': headers.etag ?? '' } });
  expect([again.status, again.text]).toEqual([304, '']);
});

test.for([
  ['llms.txt', 'text/plain;charset=utf-8'],
  ['errors/index.md', 'text/markdown;charset=utf-8'],
  ['openapi.yaml', 'application/yaml;charset=utf-8'],
  ['index.html', 'text/html;charset=utf-8'],
  ['zh/openapi.json', 'application/json'],
])('%s is served as %s', async ([file, type]) => {
  expect((await get(`/${file}`)).headers['content-type']).toBe(type);
});

test.for([
  ['text/markdown', 'text/markdown;charset=utf-8'],
  ['text/html;q=0.5, text/markdown', 'text/markdown;charset=utf-8'],
  ['text/html, text/markdown;q=0.5', 'text/html;charset=utf-8'],
  ['*/*', 'text/html;charset=utf-8'],
] as const)('those who accept %s get the page as %s', async ([accept, type]) => {
  const { headers, text } = await get('/errors/', { headers: { accept } });
  expect(headers).toMatchObject({ 'content-type': type, vary: 'Accept-Encoding, Accept', ...ofEverything });
  expect(text).toBe(read(type.startsWith('text/html') ? 'errors/index.html' : 'errors/index.md'));
});

test('what is not a page is not a matter of taste', async () => {
  const accept = { headers: { accept: 'text/markdown' } };
  expect((await get('/llms.txt', accept)).headers).toMatchObject({ 'content-type': 'text/plain;charset=utf-8' });
  expect((await get('/errors/index.md')).headers.vary).toBe('Accept-Encoding, Accept');
  expect((await get('/index.html', accept)).headers['content-type']).toBe('text/html;charset=utf-8');
});

test('an address without its last slash leads to the folder of the page, and an address without a page does not', async () => {
  const { status, headers } = await get('/guides/handling-errors?from=mail');
  expect([status, headers.location]).toEqual([301, 'handling-errors/?from=mail']);
  expect(headers).toMatchObject(ofEverything);
  for (const path of ['/no/such/page', '/no/such/page/', '/nothing.md']) {
    const missing = await get(path);
    expect(missing.status).toBe(404);
    expect(missing.headers).toMatchObject({ 'content-type': 'text/html;charset=utf-8', ...ofEverything });
    expect(missing.text).toContain('href="/errors/"');
    expect(missing.text).toBe(read('404.html').replaceAll('="./', '="/'));
  }
});

test('a site takes nothing, but may be asked for its headers alone', async () => {
  const { status, headers } = await get('/errors/', { method: 'POST' });
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  expect(headers).toMatchObject(ofEverything);
  const head = await get('/errors/', { method: 'HEAD' });
  expect([head.status, head.text]).toEqual([200, '']);
});

test('pages can be edited while they are served, and nothing else is', async () => {
  const handler = siteHandler({ edit: (page) => page.replace('</body>', '<p>Edited</p></body>') });
  await using edited = await serveSite({ port: 0, handler });
  const page = await get('/errors/', {}, edited);
  expect(page.text).toBe(read('errors/index.html').replace('</body>', '<p>Edited</p></body>'));
  expect(page).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/html;charset=utf-8', 'cache-control': 'no-cache', ...ofEverything },
  });
  for (const file of ['openapi.yaml', 'openapi.json']) {
    const unchanged = await get(`/${file}`, {}, edited);
    expect([file, unchanged.text.includes('Edited')]).toEqual([file, false]);
  }
  for (const path of ['/no/such/page/', '/assets/']) expect((await get(path, {}, edited)).status).toBe(404);
  expect((await get('/errors', {}, edited)).status).toBe(301);
});

test('pages expect the mock where they are told', () => {
  expect(read('index.html')).toContain(`data-base-url="${MOCK_URL}"`);
});

test('a site that is not built is reported', () => {
  vi.mocked(existsSync).mockReturnValueOnce(false);
  expect(() => siteHandler()).toThrow('The docs are not built yet. Run: npm run build');
});

test('what programs read is edited too', async () => {
  const handler = siteHandler({ edit: (text, file) => `${file}: ${text.replaceAll(MOCK_URL, 'http://mock')}` });
  await using edited = await serveSite({ port: 0, handler });
  const [reference, whole] = ['reference/index.md', 'llms-full.txt'].map((file) => {
    expect(read(file)).toContain(MOCK_URL);
    return `/${file}: ${read(file).replaceAll(MOCK_URL, 'http://mock')}`;
  });
  const markdown = await get('/reference/', { headers: { accept: 'text/markdown' } }, edited);
  expect(markdown.text).toBe(reference);
  expect(markdown.headers).toMatchObject({
    'content-type': 'text/markdown;charset=utf-8',
    vary: 'Accept',
    'cache-control': 'no-cache',
    ...ofEverything,
  });
  expect((await get('/reference/index.md', {}, edited)).text).toBe(reference);
  expect((await get('/llms-full.txt', {}, edited)).text).toBe(whole);
});

test('a site that is built again is served as it is now', async () => {
  await using again = await serveSite({ port: 0 });
  expect(sirv).toHaveBeenLastCalledWith(dist, expect.objectContaining({ dev: true }));
  vi.mocked(readFileSync).mockReturnValueOnce('/*\n  X-Built: again\n');
  onTestFinished(() => void vi.mocked(readFileSync).mockReset());
  expect((await get('/', {}, again)).headers['x-built']).toBe('again');
});

test('a port that is taken is reported, with the variable that chooses another', async () => {
  const port = Number(new URL(site.url).port);
  await expect(serveSite({ port })).rejects.toMatchObject({
    message: `Port ${port} is taken on 127.0.0.1. Choose another with DOCS_PORT.`,
    cause: { code: 'EADDRINUSE' },
  });
  await expect(serveSite({ port: 0, host: 'no.such.host.invalid' })).rejects.toThrow(/getaddrinfo/);
});

test('a site that is closed ends its connections, and leaves its port', async () => {
  const other = await serveSite({ port: 0 });
  await get('/', {}, other);
  const connection = connect(Number(new URL(other.url).port), '127.0.0.1').on('error', () => {});
  connection.write('GET / HTTP/1.1\r\n');
  await once(connection, 'ready');
  await other.close();
  await expect(get('/', {}, other)).rejects.toThrow();
  await using same = await serveSite({ port: Number(new URL(other.url).port) });
  expect(same.url).toBe(other.url);
});

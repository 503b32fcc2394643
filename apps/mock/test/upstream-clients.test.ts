/** The table of decisions/proxy.md: what three HTTP clients change about what passes through them. */
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { listen } from '@ciam-sms/testing/listen';
import { expect, test } from 'vitest';

interface Sent {
  method?: string;
  /** Names and values, as Node lists them. */
  headers?: string[];
  body?: string;
}
interface Received {
  status: number;
  /** Names and values, if the client tells them as they came. */
  rawHeaders: string[];
  body: Buffer;
}
type Client = (url: string, sent: Sent) => Promise<Received>;

const CLIENTS: Record<string, Client> = {
  async fetch(url, { method = 'GET', headers = [], body }) {
    const init = { method, headers: pairsOf(headers), ...(body !== undefined && { body }) };
    const response = await fetch(url, init);
    const rawHeaders = [...response.headers].flat();
    return { status: response.status, rawHeaders, body: Buffer.from(await response.arrayBuffer()) };
  },
  async undici(url, { method = 'GET', headers = [], body }) {
    const undici = await import('undici');
    const options = { method: method as 'GET', headers, body: body ?? null, responseHeaders: 'raw' } as const;
    const response = await undici.request(url, options);
    const rawHeaders = response.headers as unknown as string[];
    return { status: response.statusCode, rawHeaders, body: await buffer(response.body) };
  },
  'node:http': (url, { method = 'GET', headers = [], body }) =>
    new Promise((resolve, reject) => {
      const outgoing = request(url, { agent: false, method, headers: [...headers, 'Host', new URL(url).host] });
      outgoing.once('error', reject);
      outgoing.once('response', async (response) => {
        const { statusCode: status = 0, rawHeaders } = response;
        resolve({ status, rawHeaders, body: await buffer(response) });
      });
      outgoing.end(body);
    }),
};

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n';
const ZIPPED = gzipSync('hi');
const WITH_BODY = ['Content-Length', '2'];

/** Whether a client changes nothing, by row of the table. */
const UNCHANGED: Record<string, (client: Client) => Promise<boolean>> = {
  async 'a repeated header, spelled as it was'(client) {
    const { head, rawHeaders } = await exchange(
      client,
      { headers: ['X-One', 'a', 'x-ONE', 'b'] },
      `${OK}X-Two: a\r\nx-TWO: b\r\n\r\n`,
    );
    return head.includes('\r\nX-One: a\r\nx-ONE: b\r\n') && rawHeaders.join().includes('X-Two,a,x-TWO,b');
  },
  async 'no header added but those of the connection'(client) {
    return (await namesAdded(client)).length === 0;
  },
  async 'GET with a body, TRACE'(client) {
    const got = await exchange(client, { headers: WITH_BODY, body: 'hi' });
    const traced = await exchange(client, { method: 'TRACE' });
    return got.head.endsWith('\r\n\r\nhi') && traced.head.startsWith('TRACE / ');
  },
  async 'a 100 (Continue) that nobody asked for'(client) {
    return (await exchange(client, {}, `HTTP/1.1 100 Continue\r\n\r\n${OK}\r\n`)).status === 200;
  },
  async 'body in chunks stays in chunks'(client) {
    const sent = { method: 'POST', headers: ['Transfer-Encoding', 'chunked'], body: 'hi' };
    return (await exchange(client, sent)).head.endsWith('\r\n\r\n2\r\nhi\r\n0\r\n\r\n');
  },
  async 'encoded body as it came'(client) {
    const head = OK.replace('Content-Length: 0', `Content-Encoding: gzip\r\nContent-Length: ${ZIPPED.length}`);
    return (await exchange(client, {}, `${head}\r\n${ZIPPED.toString('latin1')}`)).body.equals(ZIPPED);
  },
};

const page = readFileSync(new URL('../decisions/proxy.md', import.meta.url), 'utf8');
const [head = [], , ...rows] = [...page.matchAll(/^\|(.*)\|$/gm)].map(([, row = '']) =>
  row.split('|').map((cell) => cell.trim()),
);

test('the table has the clients and the rows that are tried here, and a row about packages', () => {
  expect(head.slice(1).map((name) => /(?<=`).+(?=`)|^\w+/.exec(name)?.[0])).toEqual(Object.keys(CLIENTS));
  expect(rows.map(([row]) => row)).toEqual([...Object.keys(UNCHANGED), 'package, range of Node']);
});

test.for(rows.slice(0, -1))('%s: fetch %s, undici %s, node:http %s', async ([row = '', ...cells]) => {
  const tried = Object.values(CLIENTS).map((client) => UNCHANGED[row]?.(client).catch(() => false));
  expect(await Promise.all(tried)).toEqual(cells.map((cell) => /^(yes|ignored)/.test(cell)));
});

test('fetch adds as many headers as the table says', async () => {
  expect(await namesAdded(CLIENTS.fetch as Client)).toHaveLength(5);
});

/** What a server gets that nobody gave the client, besides the headers of the connection. */
async function namesAdded(client: Client): Promise<string[]> {
  const { head } = await exchange(client, {});
  const names = [...head.matchAll(/^([\w-]+):/gm)].map(([, name = '']) => name.toLowerCase());
  return names.filter((name) => !['host', 'connection'].includes(name));
}

/** Has a client send a request to a server that writes raw bytes, and returns what both got. */
async function exchange(client: Client, sent: Sent, reply = `${OK}\r\n`) {
  let head = '';
  const server = createServer((socket) => {
    socket.on('error', () => {}); // a client that gives up
    socket.on('data', (bytes) => {
      head += bytes.toString('latin1');
      if (isComplete(head)) socket.end(Buffer.from(reply, 'latin1'));
    });
  });
  await using listening = await listen(server);
  return { ...(await client(listening.url, sent)), head };
}

const isComplete = (text: string) => {
  const [head = '', body] = text.split(/\r\n\r\n(.*)/s);
  if (body === undefined) return false;
  if (/^transfer-encoding: chunked/im.test(head)) return body.endsWith('0\r\n\r\n');
  return !/^content-length: 2/im.test(head) || body.length === 2;
};

function pairsOf(list: readonly string[]): [string, string][] {
  return list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1] ?? ''] as [string, string]] : []));
}

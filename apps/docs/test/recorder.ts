import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { type Call, toWire } from '../src/samples/call.ts';

/** A request that arrived. */
export interface Arrived {
  method: string | undefined;
  url: string | undefined;
  headers: Record<string, unknown>;
  body: string;
}

/** Starts a server that keeps every request and responds to each of them with the same text. */
export async function startRecorder() {
  const requests: Arrived[] = [];
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    response.setHeader('access-control-allow-methods', '*');
    if (request.method === 'OPTIONS') return response.end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    response.setHeader('content-type', 'application/json').end('"a response"');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, requests, [Symbol.asyncDispose]: close };
}

/** Expects what a server has to get of a call, in the parts that the client does not add to. */
export function expectArrived(arrived: Arrived | undefined, call: Call, without: string[] = []) {
  const { method, url, headers, body } = toWire(call);
  // Clients may leave an apostrophe in an address as it is.
  expect(`${arrived?.method} ${arrived?.url}`.replaceAll("'", '%27')).toBe(
    `${method} ${url.slice(call.baseUrl.length)}`,
  );
  for (const [name, value] of Object.entries(headers)) {
    if (!without.includes(name)) expect(arrived?.headers[name.toLowerCase()]).toBe(value);
  }
  if (call.body?.mediaType === 'application/json') expect(JSON.parse(arrived?.body ?? '')).toEqual(call.body.value);
  else expect(arrived?.body).toBe(body ?? '');
}

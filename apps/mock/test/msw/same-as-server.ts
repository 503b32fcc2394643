import { startMock } from '../../dist/index.js';
import { scenarios } from '../read-scenarios.ts';
import { METHOD, PATH, requestOf } from '../send.ts';

/** Where the handlers are asked; there is no such server. */
export const NOWHERE = 'https://tenant.example.com';

/** A request in a form that can be passed to a browser, and what the mock server responds to it. */
export interface Exchange {
  name: string;
  path: string;
  init: { method: string; headers: Record<string, string>; body: string };
  response: Received;
}

/** A response, without what belongs to the connection. */
export type Received = [status: number, headers: Record<string, string>, text: string];

/** Every scenario in both languages, and paths and methods that the contract does not have, with the server's responses. */
export async function askServer(): Promise<Exchange[]> {
  await using mock = await startMock({ port: 0 });
  const valid = { path: PATH, init: toInit(requestOf({})) };
  const requests = [
    ...scenarios.flatMap(({ name, difference }) =>
      ['en', 'zh'].map((language) => {
        const headers = { 'X-L': language, ...difference.headers };
        return { name: `${name} in ${language}`, path: PATH, init: toInit(requestOf({ ...difference, headers })) };
      }),
    ),
    { ...valid, name: 'a query', path: `${PATH}?unknown=1` },
    { ...valid, name: 'another method', init: { ...valid.init, method: 'DELETE' } },
    ...['example=captcha-token-expired.zh', 'code=400', 'example=no-such'].map((prefer) => ({
      name: `Prefer: ${prefer}`,
      path: PATH,
      init: { ...valid.init, headers: { ...valid.init.headers, prefer } },
    })),
  ];
  return await Promise.all(
    requests.map(async ({ name, path, init }) => ({
      name,
      path,
      init,
      response: await receive(mock.url + path, init),
    })),
  );
}

function toInit({ headers, body }: RequestInit): Exchange['init'] {
  return { method: METHOD, headers: Object.fromEntries(headers as Headers), body: String(body) };
}

/** Sends a request, and reads what comes back. It runs in a browser too, so it may use nothing else. */
export async function receive(url: string, init: RequestInit): Promise<Received> {
  const response = await fetch(url, init);
  const ofConnection = ['connection', 'keep-alive', 'date', 'content-length'];
  const headers = [...response.headers].filter(([name]) => !ofConnection.includes(name));
  return [response.status, Object.fromEntries(headers), await response.text()];
}

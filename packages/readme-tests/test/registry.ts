import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runServer } from 'verdaccio';
import { run } from './repository.ts';

/** A registry of our own, to publish to and to install from. */
export interface Registry extends AsyncDisposable {
  url: string;
  /** What npm has to be told to use it: one who may publish, and one who may only install. */
  publisher: Record<string, string>;
  user: Record<string, string>;
}

/** Starts one that has none of our packages, and gets all others from the registry that npm is set to. */
export async function startRegistry(): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const everybody = { access: '$all', publish: '$authenticated' };
  const server: Server = await runServer({
    configPath: join(folder, 'config.yaml'),
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'htpasswd') } },
    uplinks: { upstream: { url: run('npm config get registry').stdout.trim() } },
    packages: { '@ciam-sms/*': everybody, '**': { ...everybody, proxy: 'upstream' } },
    log: { type: 'stdout', level: 'fatal' },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const token = await signUp(url);
  writeFileSync(join(folder, 'publisher.npmrc'), `//127.0.0.1:${port}/:_authToken=${token}\n`);
  writeFileSync(join(folder, 'user.npmrc'), '');
  // A cache of its own, for versions that were published before with other contents.
  const settings = (who: string) => ({
    npm_config_registry: `${url}/`,
    npm_config_userconfig: join(folder, `${who}.npmrc`),
    npm_config_cache: join(folder, 'cache'),
  });
  return {
    url,
    publisher: settings('publisher'),
    user: settings('user'),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function signUp(url: string): Promise<string> {
  const response = await fetch(`${url}/-/user/org.couchdb.user:publisher`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'publisher', password: 'for-this-test-only' }),
  });
  const { token } = (await response.json()) as { token?: string };
  if (!token) throw new Error(`The registry gave no token: ${response.status}`);
  return token;
}

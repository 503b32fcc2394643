import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runServer } from 'verdaccio';

/** A registry of our own, to publish to and to install from. */
export interface Registry extends AsyncDisposable {
  url: string;
  /** The environment of one who may publish, and of one who may only install. */
  publisher: Record<string, string>;
  user: Record<string, string>;
  /** What has the packages of a project come from here. */
  npmrc: string;
}

/** Starts one for our packages alone, which has none yet; all others come from where they always come from. */
export async function startRegistry(): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const server: Server = await runServer({
    configPath: join(folder, 'config.yaml'),
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'htpasswd') } },
    uplinks: {},
    packages: { '@ciam-sms/*': { access: '$all', publish: '$authenticated' } },
    log: { type: 'stdout', level: 'fatal' },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const token = await signUp(url);
  const userconfig = join(folder, 'publisher.npmrc');
  writeFileSync(userconfig, `//127.0.0.1:${port}/:_authToken=${token}\n`);
  // A cache of its own, for versions that were published before with other contents.
  const cache = { npm_config_cache: join(folder, 'cache') };
  return {
    url,
    publisher: { ...cache, npm_config_registry: `${url}/`, npm_config_userconfig: userconfig },
    user: cache,
    npmrc: `@ciam-sms:registry=${url}/\n`,
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

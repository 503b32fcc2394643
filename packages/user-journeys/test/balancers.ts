import { spawn, spawnSync } from 'node:child_process';
import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '@ciam-sms/testing/listen';
import replyFrom from '@fastify/reply-from';
import fastify from 'fastify';

/** A load balancer that runs. */
export interface Balancer extends AsyncDisposable {
  url: string;
}

export const hasHaproxy = spawnSync('haproxy', ['-v']).status === 0;

/** Starts HAProxy as a guide configures it, in front of these servers in place of those of the guide. */
export async function startHaproxy(config: string, servers: readonly string[]): Promise<Balancer> {
  const folder = mkdtempDisposableSync(join(tmpdir(), 'haproxy-'));
  const port = await freePort();
  const ours = servers.reduce(
    (text, url, index) => text.replace(`127.0.0.1:${4011 + index}`, new URL(url).host),
    config.replace('127.0.0.1:4010', `127.0.0.1:${port}`),
  );
  writeFileSync(join(folder.path, 'haproxy.cfg'), ours);
  const child = spawn('haproxy', ['-db', '-f', join(folder.path, 'haproxy.cfg')], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  while ((await fetch(url).catch(() => undefined))?.status !== 404) await wait(50);
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      folder.remove();
    },
  };
}

/** Starts the balancer that npm has: undici's pool of servers behind Fastify. It repeats what no server responded to. */
export async function startPool(_: string, servers: readonly string[]): Promise<Balancer> {
  const app = fastify();
  await app.register(replyFrom, { base: [...servers] as never });
  app.all('/*', (_request, reply) =>
    reply.from(undefined, { retryDelay: ({ err, attempt }) => (err && attempt < 5 ? 10 : null) }),
  );
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, [Symbol.asyncDispose]: () => app.close() };
}

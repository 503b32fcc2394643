import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

/** The built site, being served. */
export interface Site extends AsyncDisposable {
  /** Base URL, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the built site.
 *
 * @param options.port TCP port; `0` takes any free one.
 * @throws {Error} if the site is not built, or the port is taken
 * @example
 * await using site = await serveSite({ port: 0 });
 */
export async function serveSite({ port = 8080, host = '127.0.0.1' } = {}): Promise<Site> {
  const dist = fileURLToPath(new URL('../dist/', import.meta.url));
  if (!existsSync(dist)) throw new Error('The docs are not built yet. Run: npm run build');
  const server = createServer(sirv(dist, { etag: true }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken on ${host}. Choose another with DOCS_PORT.`, { cause: error })
          : error,
      ),
    );
    server.listen(port, host, resolve);
  });
  async function close() {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  const { port: actualPort } = server.address() as AddressInfo;
  return { url: `http://${host}:${actualPort}`, close, [Symbol.asyncDispose]: close };
}

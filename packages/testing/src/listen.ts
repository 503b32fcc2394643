import type { Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';

/** Has a server listen on any free port of this machine, until it is disposed of. */
export async function listen(server: Server | HttpServer) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Finds a TCP port that nobody listens on, for a server that cannot choose one itself. */
export async function freePort(): Promise<number> {
  await using server = await listen(createServer());
  return server.port;
}

import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** Time that requests in flight have to end when the mock is closed, in milliseconds. */
export const GRACE = 5_000;

/**
 * Makes the function that closes a server: requests in flight may end, and nobody waits for a client that says nothing.
 *
 * @param drain Time in which the server still accepts requests, for balancers to notice, in milliseconds. Each response
 * then ends its connection, so that none is cut off between two requests.
 */
export function createClose(server: Server, drain = 0): () => Promise<void> {
  const connections = new Set<Socket>();
  const asked = new WeakSet<Socket>();
  let closed: Promise<void> | undefined;
  let isStopped = false;

  // Before the listener that responds, which may do so at once.
  server.prependListener('request', ({ socket }, response) => {
    if (socket instanceof TLSSocket) asked.add(socket);
    if (closed) response.shouldKeepAlive = false;
  });
  // With HTTPS, a connection is one of TCP, and then one of TLS, whose first bytes were the handshake's.
  const isSilent = (socket: Socket) => (socket instanceof TLSSocket ? !asked.has(socket) : socket.bytesRead === 0);
  for (const event of ['connection', 'secureConnection']) {
    server.on(event, (socket: Socket) => {
      if (isStopped) return socket.destroy();
      connections.add(socket);
      socket.once('close', () => connections.delete(socket));
    });
  }

  return () => {
    closed ??= drain > 0 ? new Promise((resolve) => setTimeout(resolve, drain)).then(stop) : stop();
    return closed;
  };

  function stop(): Promise<void> {
    isStopped = true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        for (const socket of connections) socket.destroy();
      }, GRACE);
      server.close(() => {
        clearTimeout(timer);
        resolve();
      });
      for (const socket of connections) if (isSilent(socket)) socket.destroy();
    });
  }
}

import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';

/** A server on a real socket that misbehaves as told. */
export interface Misbehaving extends AsyncDisposable {
  url: string;
}

async function listen(server: Server | ReturnType<typeof createTcpServer>, close: () => void): Promise<Misbehaving> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers every request with a handler. */
export function answering(handler: RequestListener): Promise<Misbehaving> {
  const server = createServer(handler);
  return listen(server, () => server.closeAllConnections());
}

/** Does something to every connection once the request has come in. */
export function onConnection(act: (socket: Socket) => void): Promise<Misbehaving> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => act(socket));
  });
  return listen(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

/** Writes raw HTTP and ends the connection. */
export const raw = (text: string | Buffer) => onConnection((socket) => socket.end(text));

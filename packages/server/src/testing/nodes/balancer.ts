// What stands in front of several nodes: hands every connection to the first of them that takes it.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Balancer = { port: number; stop(): Promise<void> };

/** `ports` is asked anew for each connection. */
export async function startBalancer(ports: () => readonly number[]): Promise<Balancer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    void handOn(socket, ports());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function handOn(socket: Socket, [port, ...others]: readonly number[]): Promise<void> {
  if (port === undefined) return void socket.destroy();
  const node = connect(port, '127.0.0.1');
  try {
    await once(node, 'connect');
  } catch {
    return handOn(socket, others);
  }
  node.on('error', () => undefined);
  node.once('close', () => socket.destroy());
  socket.once('close', () => node.destroy());
  socket.pipe(node).pipe(socket);
}

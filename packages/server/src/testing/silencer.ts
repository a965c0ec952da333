// A line to a server that can go silent: what is on it stays open and brings nothing any more, as when a host dies without a word.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export async function openSilencer(target: { host: string; port: number }) {
  const through = new Set<Socket>();
  const all = new Set<Socket>();
  const server = createServer((near) => {
    const far = target.host.startsWith('/')
      ? connect(`${target.host}/.s.PGSQL.${target.port}`)
      : connect(target.port, target.host);
    near.pipe(far).pipe(near);
    through.add(near).add(far);
    all.add(near).add(far);
    for (const socket of [near, far]) socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** All lines that are open now; new ones speak. */
    silence() {
      for (const socket of through) socket.unpipe().pause();
      through.clear();
    },
    async close() {
      for (const socket of all) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

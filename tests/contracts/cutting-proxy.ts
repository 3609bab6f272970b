import { connect, createServer, type Socket } from 'node:net';
import { z } from 'zod';

/** What happens to the next message that contains the given bytes. */
type Cut =
  /** The server does not get it. */
  | { word: string; lose: 'request' }
  /** The server has done it; its answer is lost. `first` runs before the connection breaks. */
  | { word: string; lose: 'answer'; first?: () => Promise<void> };

export type CuttingProxy = { uri: string; cut(how: Cut): void; cuts(): number; close(): void };

/** A way to the database that breaks when told to. */
export async function cuttingProxy(uri: string): Promise<CuttingProxy> {
  const target = new URL(uri);
  let armed: Cut | undefined;
  let cuts = 0;
  const sockets = new Set<Socket>();

  const proxy = createServer((client) => {
    const server = connect(Number(target.port || 27017), target.hostname);
    let losing: Cut | undefined;
    const drop = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) sockets.add(socket.on('error', drop).on('close', drop));
    client.on('data', (bytes) => {
      if (armed && bytes.includes(armed.word)) {
        losing = armed;
        armed = undefined;
        cuts += 1;
        if (losing.lose === 'request') return drop();
      }
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (losing?.lose === 'answer') void (losing.first?.() ?? Promise.resolve()).finally(drop);
      else client.write(bytes);
    });
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const { port } = z.object({ port: z.number() }).parse(proxy.address());
  const address = new URL(uri);
  address.host = `127.0.0.1:${port}`;
  address.searchParams.set('directConnection', 'true');
  return {
    uri: address.href,
    cut: (how) => {
      armed = how;
    },
    cuts: () => cuts,
    close() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

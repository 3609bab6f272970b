import { randomBytes } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { inject } from 'vitest';

/** Which message stops at the gate: all of these words are in its bytes, and it is the `nth` of such; the first unless told. */
type Wanted = { has: string[]; nth?: number; hold: 'request' | 'reply' };
type Holding = {
  /** Resolves when the message has come to the gate and stands there. */
  held: Promise<void>;
  /** Lets it pass. */
  release: () => void;
};

const HEAD_BYTES = 16;

/** Splits a stream into the database's messages, by the length each begins with. */
function framed(each: (message: Buffer) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= HEAD_BYTES && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      each(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}

/**
 * A gate between Qisu and the database: the next message that carries certain words stands still at it, before the
 * database has it or after the database has done it, until it is released or whoever waits is killed.
 */
export async function mongoGate() {
  const target = new URL(inject('mongoUri'));
  const name = `qisu_story_${randomBytes(8).toString('hex')}`;
  const sockets = new Set<Socket>();
  let armed: (Wanted & { left: number; stand: (pass: () => void) => void }) | undefined;

  const server = createServer((client) => {
    const database = connect(Number(target.port || 27017), target.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
    client.on('close', () => database.destroy());
    database.on('close', () => client.destroy());
    let answerTo: { id: number; stand: (pass: () => void) => void } | undefined;
    client.on(
      'data',
      framed((message) => {
        const fits = armed?.has.every((word) => message.includes(word)) ? armed : undefined;
        if (fits) fits.left -= 1;
        const hit = fits?.left === 0 ? fits : undefined;
        if (hit) armed = undefined;
        if (hit?.hold === 'request') return hit.stand(() => database.write(message));
        if (hit) answerTo = { id: message.readInt32LE(4), stand: hit.stand };
        database.write(message);
      }),
    );
    database.on(
      'data',
      framed((message) => {
        const stand = answerTo?.id === message.readInt32LE(8) ? answerTo.stand : undefined;
        if (!stand) return void client.write(message);
        answerTo = undefined;
        stand(() => client.write(message));
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the gate has no port');
  const at = (host: string): string => {
    const uri = new URL(target);
    uri.host = host;
    uri.pathname = `/${name}`;
    uri.searchParams.set('directConnection', 'true');
    return uri.href;
  };

  return {
    /** For Qisu: through the gate. */
    uri: at(`127.0.0.1:${address.port}`),
    /** For the test's own eyes: past it. */
    direct: at(target.host),
    hold(wanted: Wanted): Holding {
      let pass: () => void = () => {};
      const held = new Promise<void>((resolve) => {
        armed = {
          ...wanted,
          left: wanted.nth ?? 1,
          stand: (go) => {
            pass = go;
            resolve();
          },
        };
      });
      return { held, release: () => pass() };
    },
    close(): void {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
export type MongoGate = Awaited<ReturnType<typeof mongoGate>>;

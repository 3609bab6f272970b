import mongoose, { type mongo } from 'mongoose';
import { asking } from './asking.ts';
import { INDEXES } from './indexes.ts';

export type Db = mongo.Db;
export type Connection = { db: Db; close(): Promise<void> };

/**
 * Opens a connection on which every write waits for the journal of a majority and the driver retries nothing. The
 * database is the one named in `uri`.
 *
 * @param journal  false: a write waits for no journal, where what is lost is made anew from its beginning
 * @throws PlatformError when no server answers within five seconds
 */
export async function connect(uri: string, { journal = true } = {}): Promise<Connection> {
  const opened = await asking('connect', () =>
    mongoose
      .createConnection(uri, {
        writeConcern: { w: 'majority', journal },
        retryWrites: false,
        ignoreUndefined: true,
        serverSelectionTimeoutMS: 5_000,
        // Counting a million cases is one aggregation, so a silent socket may take a minute.
        socketTimeoutMS: 60_000,
        maxPoolSize: 20,
      })
      .asPromise(),
  );
  const { db } = opened;
  if (!db) throw new Error('mongoose gave a connection without a database');
  return { db, close: () => opened.close() };
}

/** Creates missing indexes. Safe at every start and from several instances at once. */
export async function ensureIndexes(db: Db): Promise<void> {
  for (const [name, indexes] of Object.entries(INDEXES))
    await asking(`indexes of ${name}`, () => db.collection(name).createIndexes([...indexes]));
}

/** How long a server may take to answer to nothing before it counts as away, in milliseconds (D). */
const PING_MS = 3_000;

/** Asks the server for nothing. @throws PlatformError when it does not answer in time */
export const ping = (db: Db): Promise<void> =>
  asking('ping', async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new mongoose.mongo.MongoNetworkTimeoutError('no answer')), PING_MS);
    });
    await Promise.race([db.command({ ping: 1 }), late]).finally(() => clearTimeout(timer));
  });

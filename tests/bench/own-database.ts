import { mongo } from 'mongoose';
import { type Connection, connect, ensureIndexes } from '../../src/adapters/mongo/connection.ts';
import type { RunningDatabase } from '../../src/local-database/database.ts';
import { withName } from '../support/database.ts';

/** Dropping a million cases may take longer than the program's own connections wait, so this one waits as long as it takes. */
async function drop(uri: string): Promise<void> {
  const client = new mongo.MongoClient(uri);
  await client.db().dropDatabase();
  await client.close();
}

/** An empty database of this name on the server, with the program's indexes and its connection; `close` drops it. */
export async function ownDatabase(server: RunningDatabase, name: string): Promise<Connection> {
  const uri = withName(server.uri, name);
  await drop(uri);
  const { db, close } = await connect(uri);
  await ensureIndexes(db);
  return {
    db,
    async close() {
      await close();
      await drop(uri);
    },
  };
}

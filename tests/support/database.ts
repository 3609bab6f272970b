import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { type Connection, connect, ensureIndexes } from '../../src/adapters/mongo/connection.ts';

export type FreshDatabase = Connection & {
  /** With this database's own name. */
  uri: string;
};

/** The address of one database on a server. */
export const withName = (uri: string, name: string): string =>
  uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${name}`);

/** An empty database of one's own on the run's server, indexed. `close` drops it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const uri = withName(inject('mongoUri'), `qisu_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`);
  const { db, close } = await connect(uri);
  await ensureIndexes(db);
  return {
    uri,
    db,
    async close() {
      await db.dropDatabase();
      await close();
    },
  };
}

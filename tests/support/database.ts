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

/**
 * An empty database of one's own, indexed. `close` drops it.
 *
 * @param server  the server's address; by default the run's own
 */
export async function freshDatabase(server = inject('mongoUri')): Promise<FreshDatabase> {
  const uri = withName(server, `qisu_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`);
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

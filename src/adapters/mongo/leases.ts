import type { Leases } from '../../ports.ts';
import { asking, isDuplicate } from './asking.ts';
import type { Db } from './connection.ts';

type Lease = { _id: string; holder: string | null; counter: number };

/** The sender's lease: holder and counter, without instants, so no wall clock affects it. Source: storage.md. */
export function mongoLeases(db: Db): Leases {
  const leases = db.collection<Lease>('leases');
  return {
    keep: (name, holder) =>
      asking('keep the lease', async () => {
        const { matchedCount } = await leases.updateOne({ _id: name, holder }, { $inc: { counter: 1 } });
        return matchedCount === 1;
      }),
    read: (name) =>
      asking('read the lease', async () => {
        const lease = await leases.findOne({ _id: name });
        return { holder: lease?.holder ?? null, counter: lease?.counter ?? 0 };
      }),
    take: (name, holder, seen) =>
      asking('take the lease', async () => {
        const free = seen.holder === null && seen.counter === 0;
        if (free) {
          try {
            await leases.insertOne({ _id: name, holder, counter: 1 });
            return true;
          } catch (error) {
            if (isDuplicate(error)) return false;
            throw error;
          }
        }
        const { matchedCount } = await leases.updateOne(
          { _id: name, ...seen },
          { $set: { holder }, $inc: { counter: 1 } },
        );
        return matchedCount === 1;
      }),
    release: (name, holder) =>
      asking('release the lease', async () => {
        await leases.updateOne({ _id: name, holder }, { $set: { holder: null }, $inc: { counter: 1 } });
      }),
  };
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { asking } from '../adapters/mongo/asking.ts';
import { SCHEMA } from '../domain/case/case.ts';
import type { Store } from './store.ts';
import { Whom } from './whom.ts';

/**
 * That an enterprise was erased, and while it goes on whom it is about: a run that was cut off is taken up again with it. Once
 * it is done nothing in it says who it was.
 */
const Erasure = z.object({
  /** `erased/…`: stands for the enterprise in its cases. */
  _id: z.string(),
  schema: z.literal(SCHEMA),
  begunAt: z.date(),
  by: z.literal('npm run erase'),
  whom: Whom.exactOptional(),
  offices: z.array(z.string()).exactOptional(),
  doneAt: z.date().exactOptional(),
  cases: z.number().exactOptional(),
});
export type Erasure = z.infer<typeof Erasure>;

const kept = ({ db }: Store) => db.collection<{ _id: string }>('erasures');

/** Those that were begun and did not end. */
export async function unfinished(store: Store): Promise<Erasure[]> {
  const found = await asking('read erasures', () =>
    kept(store)
      .find({ doneAt: { $exists: false } })
      .toArray(),
  );
  return z.array(Erasure.strip()).parse(found);
}

export async function begin(store: Store, whom: Whom, offices: ReadonlySet<string>, at: Date): Promise<Erasure> {
  const erasure: Erasure = {
    ...{ _id: `erased/${randomUUID()}`, schema: SCHEMA, begunAt: at, by: 'npm run erase' },
    ...{ whom, offices: [...offices] },
  };
  await asking('begin an erasure', () => kept(store).insertOne(erasure));
  return erasure;
}

/** Ends it; what it knew of the enterprise goes. */
export async function end(store: Store, { whom: _, offices: __, ...erasure }: Erasure, did: Done): Promise<void> {
  const done = { ...erasure, doneAt: did.at, cases: did.cases };
  await asking('end an erasure', () => kept(store).replaceOne({ _id: erasure._id }, done));
}
type Done = { at: Date; cases: number };

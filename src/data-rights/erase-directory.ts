import { repeatable } from '../adapters/mongo/asking.ts';
import type { Directory } from '../domain/directory/directory.ts';
import { cameByCall } from '../domain/directory/unverified.ts';
import type { Rights } from './rights.ts';
import type { Whom } from './whom.ts';

const without = (d: Directory, ids: readonly string[]): Directory => ({
  ...d,
  enterprises: d.enterprises.filter(({ id }) => !ids.includes(id)),
  agents: d.agents.map((a) => ({ ...a, enterprises: a.enterprises.filter((id) => !ids.includes(id)) })),
});

/**
 * Takes the enterprise out of the directory: a newest version without it, which every instance reads within a second, then out of
 * the older ones, and out of those that came by a call.
 */
export async function eraseFromDirectory({ store }: Rights, { ids }: Whom): Promise<void> {
  const { db, directories } = store;
  for (;;) {
    const newest = await directories.newerThan(0);
    if (!newest?.value.enterprises.some(({ id }) => ids.includes(id))) break;
    const version = newest.version + 1;
    if (await directories.add(version, { ...without(newest.value, ids), version })) break;
  }
  await repeatable('erase from directories', () =>
    db
      .collection<{ _id: string; value: { enterprises: { id: string }[] } }>('versions')
      .updateMany(
        { 'value.enterprises.id': { $in: [...ids] } },
        { $pull: { 'value.enterprises': { id: { $in: [...ids] } } } },
      ),
  );
  if (ids.some(cameByCall)) await store.memory.forgetUnverified(ids);
}

import { mongo } from 'mongoose';
import { asking, repeatable } from '../adapters/mongo/asking.ts';
import type { Case } from '../domain/case/case.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { sentIn } from './notices.ts';
import type { Rights } from './rights.ts';

/** The ids of its files, but for those that belong to a case of somebody else: a result that was copied from there. */
export async function filesOnlyOf(
  { store }: Rights,
  cases: readonly Case[],
  notices: readonly Notice[],
): Promise<string[]> {
  const ids = [...new Set([...cases.flatMap(({ files }) => files.map(({ id }) => id)), ...notices.flatMap(sentIn)])];
  if (ids.length === 0) return [];
  const own = new Set(cases.map(({ _id }) => _id));
  const numbers = new Set(cases.map(({ no }) => no));
  const others = store.db
    .collection<{ _id: string; files: Case['files'] }>('cases')
    .find({ 'files.id': { $in: ids } }, { projection: { files: 1 } });
  const theirs = new Set<string>();
  for (const { _id, files } of await asking('look whose files they are', () => others.toArray()))
    if (!own.has(_id)) for (const f of files) if (f.of === undefined || !numbers.has(f.of)) theirs.add(f.id);
  return ids.filter((id) => !theirs.has(id));
}

/** Deletes files, their bytes first: a file without bytes is deleted by the next run, bytes without a file would stay. */
export async function deleteFiles({ store: { db } }: Rights, ids: readonly string[]): Promise<void> {
  for (const id of ids.filter((one) => mongo.ObjectId.isValid(one)).map((one) => new mongo.ObjectId(one))) {
    await repeatable('erase bytes', () => db.collection('files.chunks').deleteMany({ files_id: id }));
    await repeatable('erase a file', () => db.collection('files.files').deleteOne({ _id: id }));
  }
}

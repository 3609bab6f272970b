import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import { PlatformError } from '../../ports.ts';
import { asking, isDuplicate, outcomeUnknown, platformError } from './asking.ts';

/** A document in the database. `stamp` identifies the write that made it. */
export type Stored = { _id: string; [field: string]: unknown };
type Guarded = { _id: string; rev: number };
type Documents = mongo.Collection<Stored>;

const LOOKS = 3;

/** The last write of the document. If the server is restarting, the question is repeated. */
async function look(documents: Documents, id: string): Promise<{ rev: unknown; stamp: unknown } | null> {
  for (let n = 1; ; n++) {
    try {
      const found = await documents.findOne({ _id: id }, { projection: { rev: 1, stamp: 1 } });
      return found && { rev: found.rev, stamp: found.stamp };
    } catch (error) {
      if (n === LOOKS || !outcomeUnknown(error)) throw platformError('look for a lost write', error);
    }
  }
}

/** Inserts; false when the `_id` or another unique field is taken. If the answer is lost, the document is read. */
export async function insertGuarded(documents: Documents, doc: Guarded): Promise<boolean> {
  const stamp = randomUUID();
  try {
    await documents.insertOne({ ...doc, stamp });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    if (!outcomeUnknown(error)) throw platformError('insert', error);
    const found = await look(documents, doc._id);
    if (!found) throw platformError('insert', error);
    // Another stamp: somebody has changed the document since, so it counts as an existing one.
    return found.stamp === stamp;
  }
}

/**
 * Replaces the document whose `rev` is `over`; false when another writer was faster.
 * If the answer is lost, the document is read. With this write's stamp, the write took effect. With a later `rev` that
 * is unknown, and false is correct either way: the caller reads again and finds its own delivery if it took effect.
 *
 * @throws PlatformError, retryable, when the write is not there
 */
export async function replaceGuarded(documents: Documents, doc: Guarded, over = doc.rev - 1): Promise<boolean> {
  const stamp = randomUUID();
  const { _id, rev } = doc;
  try {
    const { matchedCount } = await documents.replaceOne({ _id, rev: over }, { ...doc, stamp });
    return matchedCount === 1;
  } catch (error) {
    if (!outcomeUnknown(error)) throw platformError('save', error);
    const found = await look(documents, _id);
    if (found?.stamp === stamp) return true;
    if (found && found.rev !== over) return false;
    throw new PlatformError('store', 0, true, `save of ${_id} at rev ${rev} was lost`, error);
  }
}

export const readOne = (documents: Documents, filter: mongo.Filter<Stored>): Promise<Stored | null> =>
  asking('read', () => documents.findOne(filter));

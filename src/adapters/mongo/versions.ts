import { SCHEMA } from '../../domain/case/case.ts';
import type { Versions } from '../../ports.ts';
import { asking, isDuplicate } from './asking.ts';
import type { Db } from './connection.ts';
import type { Stored } from './guarded.ts';

/** Versions of `kind`; the unique `_id` lets one of two instances succeed. Source: storage.md, "The rest". */
export function mongoVersions<T>(db: Db, kind: string, read: (value: unknown) => T): Versions<T> {
  const documents = db.collection<Stored>('versions');
  const idOf = (version: number): string => `${kind}/${String(version).padStart(8, '0')}`;
  return {
    async newerThan(version) {
      // Each is one more than the one before it: asked every second, by the index that every server has.
      const next = { _id: idOf(version + 1) };
      if (!(await asking('next version', () => documents.findOne(next, { projection: { _id: 1 } })))) return null;
      const [doc] = await asking('read version', () =>
        documents.find({ kind }).sort({ version: -1 }).limit(1).toArray(),
      );
      return doc ? { version: Number(doc.version), value: read(doc.value) } : null;
    },
    async add(version, value) {
      try {
        await asking('add version', () =>
          documents.insertOne({ _id: idOf(version), kind, version, value, schema: SCHEMA }),
        );
        return true;
      } catch (error) {
        if (isDuplicate(error) || (error instanceof Error && isDuplicate(error.cause))) return false;
        throw error;
      }
    },
  };
}

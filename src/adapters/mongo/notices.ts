import { Notice } from '../../domain/notice/notice.ts';
import type { NoticeStore } from '../../ports.ts';
import { asking } from './asking.ts';
import type { Db } from './connection.ts';
import { dueBy, type RangeReads } from './due.ts';
import { insertGuarded, readOne, replaceGuarded, type Stored } from './guarded.ts';

const read = (doc: Stored): Notice => Notice.parse(doc);

/** Notices. A second insert with the same id fails, so none is sent twice. Source: storage.md. */
export function mongoNotices(db: Db, { rangeReads = 'limited' }: { rangeReads?: RangeReads } = {}): NoticeStore {
  const notices = db.collection<Stored>('notices');
  const messages = dueBy(db, 'notices', 'sendAt', { rangeReads, littleAhead: true });
  return {
    insert: (n) => insertGuarded(notices, n),
    async load(id) {
      const doc = await readOne(notices, { _id: id });
      return doc && read(doc);
    },
    async some(ids) {
      if (ids.length === 0) return [];
      const found = notices.find({ _id: { $in: [...ids] } });
      return (await asking('some notices', () => found.toArray())).map(read);
    },
    async known(ids) {
      const found = notices.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } });
      return new Set((await asking('known notices', () => found.toArray())).map((doc) => doc._id));
    },
    async since(at, most) {
      const found = notices
        .find({ at: { $gte: at } })
        .sort({ at: -1 })
        .limit(most);
      return (await asking('notices since', () => found.toArray())).map(read);
    },
    save: (n, over) => replaceGuarded(notices, n, over),
    queued: async (now, most) => (await messages.due(now, most)).map(read),
    nextAt: () => messages.next(),
    async parkedSince(at) {
      const found = notices.find({ parkedAt: { $gte: at } }, { projection: { _id: 1 } });
      return (await asking('parked notices', () => found.toArray())).map((doc) => doc._id);
    },
  };
}

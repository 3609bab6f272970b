import { Case } from '../../domain/case/case.ts';
import type { CaseStore } from '../../ports.ts';
import { asking, isDuplicate, repeatable } from './asking.ts';
import type { Db } from './connection.ts';
import { dueBy, earlier, type RangeReads } from './due.ts';
import { insertGuarded, readOne, replaceGuarded, type Stored } from './guarded.ts';
import { calculatedBefore, keysOf, query } from './lists.ts';

const stored = (c: Case) => ({ ...c, keys: keysOf(c) });
const read = (doc: Stored): Case => Case.parse(doc);
/** The fields that the sender reads twice a second: no more than it needs to find receivers. */
const Queued = Case.pick({ _id: true, no: true, outbox: true });

export type CasesAsk = {
  rangeReads?: RangeReads;
  /** Called once for a document in a list that cannot be read as a case; the others are still read. */
  onUnreadable?: (id: string, error: unknown) => void;
};

/** Cases in MongoDB: one document for each case, one guarded write for each decision. Source: storage.md. */
export function mongoCases(db: Db, { rangeReads = 'limited', onUnreadable = () => {} }: CasesAsk = {}): CaseStore {
  const cases = db.collection<Stored>('cases');
  const counters = db.collection<{ _id: string; n: number }>('counters');
  const steps = dueBy(db, 'cases', 'dueAt', { rangeReads });
  const messages = dueBy(db, 'cases', 'sendAt', { rangeReads, only: ['no', 'outbox'], littleAhead: true });

  const raise = (_id: string) =>
    repeatable('number', () => counters.findOneAndUpdate({ _id }, { $inc: { n: 1 } }, { returnDocument: 'after' }));
  const open = (_id: string) =>
    asking('number', () =>
      counters.insertOne({ _id, n: 0 }).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      }),
    );

  /** Documents already reported, since the sender reads twice a second. */
  const told = new Set<string>();
  const readAll = <T>(docs: readonly Stored[], as: (doc: Stored) => T): T[] =>
    docs.flatMap((doc) => {
      try {
        return [as(doc)];
      } catch (error) {
        if (!told.has(doc._id)) onUnreadable(doc._id, error);
        told.add(doc._id);
        return [];
      }
    });

  return {
    async load(id, delivery) {
      const doc = await readOne(cases, { _id: id });
      if (!doc) return null;
      const current = read(doc);
      return { current, seen: delivery !== undefined && current.deliveries.includes(delivery) };
    },
    async byNo(no) {
      const doc = await readOne(cases, { no });
      return doc && read(doc);
    },
    async insert(c) {
      if (await insertGuarded(cases, stored(c))) return { inserted: true, current: c };
      const there = (await readOne(cases, { origin: c.origin })) ?? (await readOne(cases, { _id: c._id }));
      if (!there) throw new Error(`case ${c._id} cannot be inserted: number ${c.no} is another case's`);
      return { inserted: false, current: read(there) };
    },
    save: (c, over) => replaceGuarded(cases, stored(c), over),
    due: async (now, most) => readAll(await steps.due(now, most), read),
    queued: async (now, most) => readAll(await messages.due(now, most), (doc) => Queued.parse(doc)),
    nextAt: async () => earlier(await steps.next(), await messages.next()),
    async find(filter, most) {
      const found = cases.find(query(filter)).sort({ receivedAt: filter.oldestFirst ? 1 : -1 });
      return readAll(await asking('list', () => found.limit(most).toArray()), read);
    },
    async toRecalculate(version, most) {
      const found = cases.find(calculatedBefore(version));
      return readAll(await asking('recalculate', () => found.limit(most).toArray()), read);
    },
    async toAudit(after, most) {
      const found = cases.find({ 'keys.watched': true, _id: { $gt: after } }).sort({ _id: 1 });
      const docs = await asking('audit', () => found.limit(most).toArray());
      const readable = readAll(docs, read);
      const known = new Set(readable.map(({ _id }) => _id));
      const last = docs.at(-1)?._id;
      const unreadable = docs
        .filter(({ _id }) => !known.has(_id))
        .map(({ _id, no }) => (typeof no === 'string' ? no : _id));
      return { cases: readable, unreadable, ...(last !== undefined && { last }) };
    },
    async nextNo(date) {
      const day = `QS${date}`;
      let raised = await raise(day);
      if (!raised) {
        // An upsert in a race may return null on some servers, so the counter is created first and then raised.
        await open(day);
        raised = await raise(day);
      }
      if (!raised) throw new Error(`counter ${day} is gone`);
      return `${day}-${String(raised.n).padStart(4, '0')}`;
    },
  };
}

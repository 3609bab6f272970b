import { z } from 'zod';
import { KeptAbsence } from '../../domain/absence/kept.ts';
import { SCHEMA } from '../../domain/case/case.ts';
import { Slot } from '../../domain/case/slot.ts';
import { Settled } from '../../domain/directory/claims.ts';
import type { Memory } from '../../ports.ts';
import { asking, isDuplicate, repeatable } from './asking.ts';
import type { Db } from './connection.ts';
import { insertGuarded, replaceGuarded, type Stored } from './guarded.ts';

const Outage = z.object({ from: z.date(), to: z.date() });
const Binding = z.object({ _id: z.string(), chatId: z.string() });
const KnownChat = z.object({ _id: z.string(), at: z.date(), person: z.string().optional() });
const At = z.object({ at: z.date() });
const Audit = At.extend({
  looked: z.number(),
  named: z.array(z.string()),
  unchecked: z.array(z.string()),
  givenUp: z.number(),
});
const Lost = At.extend({ lines: z.number(), why: z.string() });
const Repair = z.object({ no: z.string() });
const Followed = z.object({ version: z.number() });
const Offset = z.object({ ms: z.number() });
const Kept = z.object({ value: z.string() });
const About = z.object({ caseId: z.string() });
const Counted = z.object({ n: z.number() });
const Reached = z.object({ name: z.string(), phone: z.string(), reach: z.literal('phone') });
const Claim = z.object({ person: z.string(), name: z.string(), phone: z.string(), settled: Settled.exactOptional() });
const Called = z.object({
  _id: z.string(),
  name: z.string(),
  uscc: z.string().exactOptional(),
  contacts: z.array(Reached),
  claim: Claim.exactOptional(),
});
/** Under which id it is kept who is away. */
const ABSENCES = 'absences';
const Absences = z.object({ rev: z.number(), all: z.array(KeptAbsence) });

/** Small facts that belong to no case. `storedAt` is the server's time, used only for TTL; others are the program's. */
export function mongoMemory(db: Db): Memory {
  const of = (name: string) => db.collection<Stored>(name);
  const [slots, handled, chats, facts, outages, bindings] = [
    of('slots'),
    of('handled'),
    of('chats'),
    of('facts'),
    of('outages'),
    of('bindings'),
  ];
  const [repairs, messages, enterprises] = [of('repairs'), of('messages'), of('enterprises')];
  const put = (where: typeof facts, _id: string, update: Record<string, Record<string, unknown>>) =>
    repeatable('remember', async () => {
      await where.updateOne({ _id }, update, { upsert: true });
    });
  const get = (where: typeof facts, _id: string) => asking('recall', () => where.findOne({ _id }));
  const schema = SCHEMA;
  /** Whose the private chats are that this process has made known: once said, it stays so. */
  const known = new Map<string, string>();

  return {
    // Whole under one field, so that nothing of the slot before it stays.
    openSlot: (slot) => put(slots, slot.person, { $set: { slot, schema }, $currentDate: { storedAt: true } }),
    async slotOf(person) {
      const kept = await get(slots, person);
      return kept && Slot.parse(kept.slot);
    },
    handled: async (key) => (await get(handled, key)) !== null,
    markHandled: (key, at) => put(handled, key, { $setOnInsert: { at, schema }, $currentDate: { storedAt: true } }),
    markChat: (chatId, at, person) => put(chats, chatId, { $max: { at }, $set: { schema, ...(person && { person }) } }),
    async knowChat(chatId, at, person) {
      if (known.get(chatId) === person) return;
      await put(chats, chatId, { $setOnInsert: { at }, $set: { schema, person } });
      known.set(chatId, person);
    },
    async chats() {
      const known = z.array(KnownChat).parse(await asking('recall', () => chats.find().toArray()));
      return known.map(({ _id, at, person }) => ({ chatId: _id, at, ...(person && { person }) }));
    },
    async privateChat(person) {
      const chat = await asking('recall', () => chats.findOne({ person }));
      return chat?._id;
    },
    markMessage: (messageId, caseId) =>
      put(messages, messageId, { $set: { caseId, schema }, $currentDate: { storedAt: true } }),
    async caseOfMessage(messageId) {
      const about = await get(messages, messageId);
      return about ? About.parse(about).caseId : undefined;
    },
    beat: (at) => put(facts, 'heartbeat', { $set: { at, schema } }),
    async lastBeat() {
      const beat = await get(facts, 'heartbeat');
      return beat && At.parse(beat).at;
    },
    addOutage: ({ from, to }) => put(outages, from.toISOString(), { $set: { from, to, schema } }),
    outages: async () =>
      z.array(Outage).parse(await asking('recall', () => outages.find().sort({ from: 1 }).toArray())),
    async bindChat(unit, chatId) {
      await put(bindings, unit, { $set: { chatId, schema } });
      // A group is of one unit.
      await asking('remember', () => bindings.deleteMany({ chatId, _id: { $ne: unit } }));
    },
    async boundChats() {
      const bound = z.array(Binding).parse(await asking('recall', () => bindings.find().toArray()));
      return Object.fromEntries(bound.map((b) => [b._id, b.chatId]));
    },
    async absences() {
      const kept = await get(facts, ABSENCES);
      return kept ? Absences.parse(kept) : { rev: 0, all: [] };
    },
    keepAbsences({ rev, all }) {
      const doc = { _id: ABSENCES, rev: rev + 1, all: [...all], schema };
      return rev === 0 ? insertGuarded(facts, doc) : replaceGuarded(facts, doc);
    },
    async fact(name) {
      const kept = await get(facts, `fact/${name}`);
      return kept && Kept.parse(kept).value;
    },
    keepFact: (name, value) => put(facts, `fact/${name}`, { $set: { value, schema } }),
    async directoryFollowed() {
      const followed = await get(facts, 'directory-followed');
      return followed ? Followed.parse(followed).version : 0;
    },
    markDirectoryFollowed: (version) => put(facts, 'directory-followed', { $max: { version }, $set: { schema } }),
    async addUnverified({ id, ...named }) {
      await put(enterprises, id, { $setOnInsert: { ...named, schema } });
      // Counted once it is there: whoever reads the new count reads it too.
      await put(facts, 'unverified', { $inc: { n: 1 }, $set: { schema } });
    },
    async settleClaim(id, settled) {
      await repeatable('settle', () => enterprises.updateOne({ _id: id }, { $set: { 'claim.settled': settled } }));
      await put(facts, 'unverified', { $inc: { n: 1 }, $set: { schema } });
    },
    async forgetUnverified(ids) {
      await repeatable('forget', () => enterprises.deleteMany({ _id: { $in: [...ids] } }));
      // Again after a run that was cut off here: whether it was counted is not known.
      await put(facts, 'unverified', { $inc: { n: 1 }, $set: { schema } });
    },
    async unverified(seen) {
      const counted = await get(facts, 'unverified');
      const n = counted ? Counted.parse(counted).n : 0;
      if (n === seen) return null;
      const found = z.array(Called).parse(await asking('recall', () => enterprises.find().toArray()));
      return { seen: n, all: found.map(({ _id, ...named }) => ({ id: _id, ...named })) };
    },
    approveDirectory: (mark) => put(facts, 'directory', { $set: { value: mark, schema } }),
    async approvedDirectory() {
      const approved = await get(facts, 'directory');
      return approved && Kept.parse(approved).value;
    },
    addRepair: ({ caseId, no, problems, at }) =>
      put(repairs, `${caseId}/${at.toISOString()}`, { $set: { caseId, no, problems, at, schema } }),
    async repairsSince(at) {
      const found = repairs.find({ at: { $gte: at } }, { projection: { no: 1 } }).sort({ at: 1 });
      return z
        .array(Repair)
        .parse(await asking('recall', () => found.toArray()))
        .map(({ no }) => no);
    },
    markAudit: (audit) => put(facts, 'audit', { $set: { ...audit, schema } }),
    async lastAudit() {
      const audit = await get(facts, 'audit');
      return audit && Audit.parse(audit);
    },
    markLostLines: (lost) => put(facts, 'lost-lines', { $set: { ...lost, schema } }),
    async lostLines() {
      const lost = await get(facts, 'lost-lines');
      return lost && Lost.parse(lost);
    },
    async clockOffset() {
      const offset = await get(facts, 'clock-offset');
      return offset ? Offset.parse(offset).ms : 0;
    },
    setClockOffset: (ms) => put(facts, 'clock-offset', { $set: { ms, schema } }),
    async recall(key) {
      const kept = await get(facts, `once/${key}`);
      return kept ? Kept.parse(kept).value : undefined;
    },
    async once(key, make) {
      const _id = `once/${key}`;
      const kept = await get(facts, _id);
      if (kept) return Kept.parse(kept).value;
      await asking('remember', () =>
        facts.insertOne({ _id, value: make(), schema }).catch((error: unknown) => {
          if (!isDuplicate(error)) throw error;
        }),
      );
      return Kept.parse(await get(facts, _id)).value;
    },
  };
}

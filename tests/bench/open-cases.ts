import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import { mongoCases } from '../../src/adapters/mongo/cases.ts';
import type { Case } from '../../src/domain/case/case.ts';
import { isOpen } from '../../src/domain/case/state.ts';
import { sealed } from '../../src/domain/clocks/schedule.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { type CaseWorld, caseWorld } from '../support/case-world.ts';
import { print, seconds } from './figures.ts';

/** A Thursday at which the day's window opens: what a working day brings falls due in this one minute. */
export const MORNING = shanghai('2026-11-19 09:05');
const JUST_BEFORE = '2026-11-19 09:00';

const STATES = ['submitted', 'dispatched', 'in_progress', 'resolved', 'answered', 'confirmed'] as const;
const RECEIVED = ['11', '12', '13', '16', '17', '18'].flatMap((day) => [
  `2026-11-${day} 10:00`,
  `2026-11-${day} 15:20`,
]);

export type Document = { _id: string; rev: number; [field: string]: unknown };
export type Patterns = { due: Document[]; later: Document[] };

/** The case as the sender leaves it: everything owed has arrived, and every audience has its card. */
function delivered(world: CaseWorld): void {
  const { profile, calendar, directory, now: at } = world;
  world.put((c) => {
    const cards = c.outbox.flatMap(({ id, show, to }) =>
      'card' in show && !c.cards.some((k) => k.audience === show.card)
        ? [
            {
              messageId: `om_${id}`,
              chatId: `oc_${show.card}`,
              audience: show.card,
              v: c.v,
              sentAt: at,
              ...('person' in to && { person: to.person }),
              ...('unit' in to && { unit: to.unit }),
            },
          ]
        : [],
    );
    return sealed({ ...c, cards: [...c.cards, ...cards], outbox: [] }, { profile, calendar, directory, at });
  });
}

/** Open cases as they stand just before `MORNING`, led there by real events, whatever fell due on the way acted upon. */
function lives(): Case[] {
  return STATES.flatMap((state) =>
    RECEIVED.map((now) => {
      const world = caseWorld({ profile: 'suzhou', now });
      world.caseIn(state);
      delivered(world);
      world.travelTo(JUST_BEFORE);
      delivered(world);
      return world.case;
    }),
  ).filter((c) => isOpen(c) && c.dueAt !== null);
}

/** The same cases as documents, written by the adapter itself so that nothing of theirs is made up here. */
export async function patterns(db: mongo.Db): Promise<Patterns> {
  const cases = mongoCases(db);
  const collection = db.collection<Document>('cases');
  for (const [n, c] of lives().entries()) {
    const _id = `pattern-${n}`;
    await cases.insert({ ...c, _id, no: _id, origin: _id });
  }
  const all = await collection.find().toArray();
  await collection.deleteMany({});
  const isDue = ({ dueAt }: Document) => dueAt instanceof Date && dueAt <= MORNING;
  return { due: all.filter(isDue), later: all.filter((doc) => !isDue(doc)) };
}

/** `count` copies, each a case of its own. `first`: the number of the first, so that no two are alike. */
export function copies(of: readonly Document[], first: number, count: number): Document[] {
  return Array.from({ length: count }, (_, i): Document => {
    const pattern = of[(first + i) % of.length];
    if (!pattern) throw new Error('no pattern to copy');
    const _id = randomUUID();
    return { ...pattern, _id, no: `QS20261119-${String(first + i).padStart(8, '0')}`, origin: `card/${_id}` };
  });
}

/** Loading a size may take this long; a size that takes longer is left out. */
const LOADING_MOST_MS = 600_000;
/** After so long it is known well enough how long the rest will take. */
const JUDGED_AFTER_MS = 45_000;
const BATCH = 1_000;
/** The client writes one batch while the server stores another. */
const AT_ONCE = 2;

/**
 * Adds open cases with nothing due up to `total` and says how long that took; gives up with a sentence when it would take
 * longer than `LOADING_MOST_MS`.
 */
export async function grow(
  db: mongo.Db,
  later: readonly Document[],
  from: number,
  total: number,
): Promise<{ inserted: number; fits: boolean }> {
  const collection = db.collection<Document>('cases');
  const began = performance.now();
  let next = from;
  let inserted = 0;
  let fits = true;
  const fill = async (): Promise<void> => {
    while (fits && next < total) {
      const first = next;
      const count = Math.min(BATCH, total - first);
      next = first + count;
      await collection.insertMany(copies(later, first, count), { ordered: false });
      inserted += count;
      const ms = performance.now() - began;
      const whole = (ms * (total - from)) / inserted;
      fits = ms < JUDGED_AFTER_MS || whole <= LOADING_MOST_MS;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fill));
  const ms = performance.now() - began;
  const rate = `${seconds(ms)}装入 ${inserted} 件，每秒 ${((inserted / ms) * 1_000).toFixed(0)} 件`;
  if (fits) print(`装到 ${total} 件未结：${rate}`);
  else print(`${total} 件装不完：${rate}，照此超过 ${LOADING_MOST_MS / 60_000} 分钟，这一档略去`);
  return { inserted, fits };
}

/** Puts documents back as they were. */
export async function putBack(collection: mongo.Collection<Document>, documents: readonly Document[]): Promise<void> {
  for (let i = 0; i < documents.length; i += BATCH)
    await collection.bulkWrite(
      documents
        .slice(i, i + BATCH)
        .map((doc) => ({ replaceOne: { filter: { _id: doc._id }, replacement: doc, upsert: true } })),
      { ordered: false },
    );
}

import type { mongo } from 'mongoose';
import { asking } from './asking.ts';
import type { Stored } from './guarded.ts';
import { EPOCH } from './indexes.ts';

const MINUTE = 60_000;
/** The future is searched in stretches that grow so fast: a clock that is moved asks at every stop, mostly for nothing. */
const GROWS = 64;
const FAR = new Date(8_000_000_000_000);
/** Where little lies in the future, all of it is one stretch. */
export const ALL_AHEAD = FAR.getTime();

const instant = (doc: Stored | undefined, field: string): Date | null => {
  const at = doc?.[field];
  return at instanceof Date ? at : null;
};
const later = (at: Date, ms: number, most: Date): Date => new Date(Math.min(at.getTime() + ms, most.getTime()));

/**
 * What is due by one instant field. Some servers read a whole range before they sort and limit it, so ranges are kept narrow:
 * a backlog is read a stretch at a time, and the future in stretches that grow.
 *
 * @param only  the fields that are needed; left out, whole documents
 * @param ahead  the first stretch of the future, in milliseconds
 */
export function dueBy(
  documents: mongo.Collection<Stored>,
  field: string,
  { only, ahead = MINUTE }: { only?: readonly string[]; ahead?: number } = {},
) {
  const projection = only && { projection: Object.fromEntries([field, ...only].map((name) => [name, 1])) };

  /** Upper end of the stretch that gave a full page last time; null while there is no backlog. */
  let stretch: { to: Date; ms: number } | null = null;
  /** The latest now that was asked about: what is due next lies soon after it. */
  let latest: Date | null = null;

  const between = (after: Date, to: Date, most: number, options = projection): Promise<Stored[]> =>
    asking(`due by ${field}`, () =>
      documents
        .find({ [field]: { $gt: after, $lte: to } }, options)
        .sort({ [field]: 1 })
        .limit(most)
        .toArray(),
    );

  /** Documents whose instant is at or before `now`, earliest first. */
  async function due(now: Date, most: number): Promise<Stored[]> {
    latest = now;
    let ms = stretch?.ms ?? 0;
    let to = stretch ? later(stretch.to, 0, now) : now;
    for (;;) {
      const found = await between(EPOCH, to, most);
      if (found.length >= most) {
        const first = instant(found[0], field) ?? to;
        const last = instant(found.at(-1), field) ?? to;
        const span = Math.max(last.getTime() - first.getTime(), 1);
        stretch = { to: later(last, span, now), ms: span };
        return found;
      }
      if (to >= now) {
        stretch = null;
        return found;
      }
      ms *= 4;
      to = later(to, ms, now);
    }
  }

  /** The earliest instant of all. `near` is where to begin when nothing has been asked yet. */
  async function next(near: () => Promise<Date>): Promise<Date | null> {
    let after = latest ?? (await near());
    const instantOnly = { projection: { [field]: 1 } };
    const past = await between(EPOCH, after, 1, instantOnly);
    if (past.length > 0) return instant(past[0], field);
    for (let ms = ahead; after < FAR; ms *= GROWS) {
      const to = later(after, ms, FAR);
      const found = await between(after, to, 1, instantOnly);
      if (found.length > 0) return instant(found[0], field);
      after = to;
    }
    return null;
  }

  return { due, next };
}

/** The server's own time, for want of a better place to begin searching. */
export const serverTime = async (db: mongo.Db): Promise<Date> => {
  const hello = await asking('hello', () => db.command({ hello: 1 }));
  return hello.localTime instanceof Date ? hello.localTime : EPOCH;
};

/** The earlier of two instants, where null is never. */
export const earlier = (a: Date | null, b: Date | null): Date | null => {
  if (!a || !b) return a ?? b;
  return a < b ? a : b;
};

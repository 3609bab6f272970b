import { asking } from './asking.ts';
import type { Db } from './connection.ts';
import { EPOCH } from './indexes.ts';
import { type Due, FAR, instantIn, rangeBy } from './range.ts';
import { inStretches } from './stretches.ts';

/**
 * What a server reads for a range that is sorted and limited: as many entries of the index as were asked for, or the whole
 * range before it sorts and limits. Found out at start (src/local-database).
 */
export type RangeReads = 'limited' | 'whole';

type DueAsk = {
  rangeReads: RangeReads;
  /** The fields that are needed; left out, whole documents. */
  only?: readonly string[];
  /** Little lies in the future: where whole ranges are read, it may be one. */
  littleAhead?: boolean;
};

/** What is due by `field`. Both ways give the same answers on every server; they differ in what it must read for them. */
export function dueBy(db: Db, collection: string, field: string, { rangeReads, only, littleAhead }: DueAsk): Due {
  const range = rangeBy(db, collection, field, only);
  if (rangeReads === 'whole') return inStretches(range, field, () => serverTime(db), littleAhead);
  return {
    due: (now, most) => range(EPOCH, now, most),
    next: async () => instantIn((await range(EPOCH, FAR, 1, []))[0], field),
  };
}

/** The server's own time. */
const serverTime = async (db: Db): Promise<Date> => {
  const hello = await asking('hello', () => db.command({ hello: 1 }));
  return hello.localTime instanceof Date ? hello.localTime : EPOCH;
};

/** The earlier of two instants, where null is never. */
export const earlier = (a: Date | null, b: Date | null): Date | null => {
  if (!a || !b) return a ?? b;
  return a < b ? a : b;
};

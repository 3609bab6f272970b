import { asking } from './asking.ts';
import type { Db } from './connection.ts';
import { EPOCH } from './indexes.ts';
import { type Due, FAR, instantIn, rangeBy } from './range.ts';
import { inStretches } from './stretches.ts';

/**
 * What a server reads for a sorted and limited range: as many index entries as were asked for, or the whole range.
 * Found out at start (src/local-database).
 */
export type RangeReads = 'limited' | 'whole';

type DueAsk = {
  rangeReads: RangeReads;
  /** The fields to read; absent: whole documents. */
  only?: readonly string[];
  /** Few documents are due in the future, so all of it may be one range where whole ranges are read. */
  littleAhead?: boolean;
};

/** Reads what is due by `field`. Both ways give the same answers; they differ in what the server reads. */
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

/** The earlier of two instants; null means never. */
export const earlier = (a: Date | null, b: Date | null): Date | null => {
  if (!a || !b) return a ?? b;
  return a < b ? a : b;
};

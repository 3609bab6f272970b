import { asking } from './asking.ts';
import type { Db } from './connection.ts';
import type { Stored } from './guarded.ts';

/** The documents due by one instant field of a collection. */
export type Due = {
  /** Documents whose instant is at or before `now`, earliest first. */
  due(now: Date, most: number): Promise<Stored[]>;
  /** The earliest instant; null when nothing is planned. */
  next(): Promise<Date | null>;
};

/** An instant later than any other, for a range without an end. */
export const FAR = new Date(8_000_000_000_000);

/** Documents whose instant lies after one and at or before another, earliest first. */
export type Range = (after: Date, to: Date, most: number, fields?: readonly string[]) => Promise<Stored[]>;

/**
 * Reads a collection by one instant field.
 *
 * @param only  the fields to read; absent: whole documents
 */
export function rangeBy(db: Db, collection: string, field: string, only?: readonly string[]): Range {
  const documents = db.collection<Stored>(collection);
  return (after, to, most, fields = only) =>
    asking(`due by ${field}`, () =>
      documents
        .find({ [field]: { $gt: after, $lte: to } }, fields && { projection: projectionOf([field, ...fields]) })
        .sort({ [field]: 1 })
        .limit(most)
        .toArray(),
    );
}

const projectionOf = (fields: readonly string[]): Record<string, 1> =>
  Object.fromEntries(fields.map((name) => [name, 1]));

export const instantIn = (doc: Stored | undefined, field: string): Date | null => {
  const at = doc?.[field];
  return at instanceof Date ? at : null;
};

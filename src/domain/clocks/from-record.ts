import { z } from 'zod';
import { Case } from '../case/case.ts';
import { Clock } from '../case/leg.ts';

/*
 * Every event is recorded once with the fields it changed and the record is never edited, so what a field must hold can be
 * read there. A text that was too long for the record ends in … and proves nothing.
 */

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A recorded field with its instants back; undefined when it was cut. */
function revived(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown) =>
      typeof value === 'string' && INSTANT.test(value) ? new Date(value) : value,
    );
  } catch {
    return undefined;
  }
}

/** The same value, whatever the order of its fields. */
export const alike = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, v: unknown) =>
    typeof v === 'object' && v !== null && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  ) ?? '';

/** The field as the latest event that changed it left it; undefined when the record does not say. */
function lastRecorded<T>(c: Case, field: keyof Case, schema: z.ZodType<T>): T | undefined {
  const text = c.record.findLast((r) => r.changed[field] !== undefined)?.changed[field];
  const read = text === undefined ? undefined : schema.safeParse(revived(text));
  return read?.success ? read.data : undefined;
}

export const recordedClocks = (c: Case): Case['clocks'] | undefined => lastRecorded(c, 'clocks', Case.shape.clocks);

/** The link to the leading case as last recorded. */
export const recordedFollows = (c: Case): Case['follows'] => lastRecorded(c, 'follows', Case.shape.follows);

/** The latest recorded link that is legible: an older one brings itself up to date once its leader is asked. */
export function olderFollows(c: Case): Case['follows'] {
  for (const { changed } of c.record.toReversed()) {
    const read = changed.follows === undefined ? undefined : Case.shape.follows.safeParse(revived(changed.follows));
    if (read?.success && read.data) return read.data;
  }
  return undefined;
}

const Clocked = z.looseObject({ clock: Clock });

/** The clocks of a list's items as last recorded, by what names an item. */
export function recordedItemClocks(
  c: Case,
  field: 'obligations' | 'coTasks',
  name: (item: Record<string, unknown>) => string,
): Map<string, Clock> {
  const clocks = new Map<string, Clock>();
  for (const { changed } of c.record) {
    if (changed[field] === undefined) continue;
    const items = revived(changed[field]);
    // What was cut may have named any of them.
    if (!Array.isArray(items)) clocks.clear();
    for (const item of Array.isArray(items) ? items : []) {
      const read = Clocked.safeParse(item);
      if (read.success) clocks.set(name(read.data), read.data.clock);
    }
  }
  return clocks;
}

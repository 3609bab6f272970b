import type { Clock, ClockName } from '../case/assignment.ts';
import type { Case } from '../case/case.ts';

/* The record holds the clocks and links each event touched, so their present values can be read from it. */

/** Whether two values are equal, in whatever order their fields stand. */
export const alike = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, v: unknown) =>
    typeof v === 'object' && v !== null && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );

/** The case's clocks as its events left them. */
export function recordedClocks(c: Case): Case['clocks'] {
  const clocks = new Map<ClockName, Clock>();
  for (const { touched } of c.record)
    for (const [name, clock] of Object.entries(touched.clocks ?? {}) as [ClockName, Clock | null][])
      if (clock) clocks.set(name, clock);
      else clocks.delete(name);
  return Object.fromEntries(clocks);
}

/** A duplicate's link as last recorded. */
export const recordedDuplicateOf = (c: Case): Case['duplicateOf'] =>
  c.record.findLast((r) => r.touched.duplicateOf !== undefined)?.touched.duplicateOf ?? undefined;

/** The clocks of a list's items as last recorded, in the order of the list. */
export function recordedItemClocks(c: Case, field: 'obligations' | 'coTasks'): (Clock | undefined)[] {
  const clocks: Clock[] = [];
  for (const { touched } of c.record) for (const { n, clock } of touched[field] ?? []) clocks[n - 1] = clock;
  return clocks;
}

import { calendarDifference, type WorkCalendar } from '../../domain/time/work-calendar.ts';
import type { Log, Versions } from '../../ports.ts';

type Needs = { versions: Versions<WorkCalendar>; log: Log };

export type CalendarKeeper = {
  current(): WorkCalendar;
  /** Picks up a newer calendar that another instance stored. */
  refresh(): Promise<void>;
};

/**
 * Keeps the newest calendar in memory. The merged days are stored as a new version when they differ from the newest.
 * Source: calendar.md, rule 2.
 */
export async function keepCalendar({ versions, log }: Needs, merged: WorkCalendar): Promise<CalendarKeeper> {
  let current = await newestWith(merged, { versions, log });
  return {
    current: () => current,
    async refresh() {
      const newer = await versions.newerThan(current.version);
      if (newer) current = { ...newer.value, version: newer.version };
    },
  };
}

/** Stores the days if they differ from the newest version, logs the difference, and returns the newest. */
async function newestWith(merged: WorkCalendar, { versions, log }: Needs): Promise<WorkCalendar> {
  const newest = await versions.newerThan(0);
  const version = (newest?.version ?? 0) + 1;
  if (newest) {
    const before = { ...newest.value, version: newest.version };
    const difference = calendarDifference(before, merged);
    if (difference.same) return before;
    log.info({ version, days: difference.days, published: difference.published }, 'calendar.changed');
  }
  const next = { ...merged, version };
  if (await versions.add(version, next)) return next;
  return newestWith(merged, { versions, log });
}

import { calendarDifference, type WorkCalendar } from '../../domain/time/work-calendar.ts';
import type { Log, Versions } from '../../ports.ts';

/**
 * Stores the merged days as a numbered version when they differ from the newest, logs the difference, and gives the newest.
 * Source: calendar.md, rule 2.
 */
export async function keepCalendar(
  versions: Versions<WorkCalendar>,
  merged: WorkCalendar,
  log: Log,
): Promise<WorkCalendar> {
  const newest = await versions.newest();
  const version = (newest?.version ?? 0) + 1;
  if (newest) {
    const before = { ...newest.value, version: newest.version };
    const difference = calendarDifference(before, merged);
    if (difference.same) return before;
    log.info({ version, days: difference.days, published: difference.published }, 'calendar.changed');
  }
  const next = { ...merged, version };
  if (await versions.add(version, next)) return next;
  return keepCalendar(versions, merged, log);
}

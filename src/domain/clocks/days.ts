import { addWorkingDays, closingTimeOf } from '../time/day-kind.ts';
import type { DateText } from '../time/shanghai.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';

/** Instants already computed for a calendar: all cases ask for the same few hundred. */
const known = new WeakMap<WorkCalendar, Map<string, number>>();
const KNOWN_MOST = 50_000;

/**
 * The instant of a time of day on the `days`-th working day after a date (before it when negative, on it for 0).
 *
 * @param time  `HH:mm` in Shanghai
 */
export function onWorkingDay(date: DateText, days: number, time: string, calendar: WorkCalendar): Date {
  const instants = known.get(calendar) ?? new Map<string, number>();
  known.set(calendar, instants);
  if (instants.size > KNOWN_MOST) instants.clear();
  const key = `${date}/${days}/${time}`;
  const found = instants.get(key) ?? closingTimeOf(addWorkingDays(date, days, calendar), time).getTime();
  instants.set(key, found);
  return new Date(found);
}

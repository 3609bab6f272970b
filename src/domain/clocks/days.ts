import { addWorkingDays, closingTimeOf, isWorkingDay } from '../time/day-kind.ts';
import { type DateText, plusDays, weekday } from '../time/shanghai.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';

/** Instants already computed for a calendar: all cases ask for the same few hundred. */
const known = new WeakMap<WorkCalendar, Map<string, number>>();
const KNOWN_MOST = 50_000;

/**
 * The instant of a time of day on the `days`-th working day after a date (before it when negative, on it for 0).
 *
 * @param time  `HH:mm` in Shanghai
 */
export const onWorkingDay = (date: DateText, days: number, time: string, calendar: WorkCalendar): Date =>
  once(`${date}/${days}/${time}`, calendar, () => closingTimeOf(addWorkingDays(date, days, calendar), time));

/** The same time of day on the first working day of a week, the first such day after a date. A week begins on Monday. */
export const onWeekBegun = (date: DateText, time: string, calendar: WorkCalendar): Date =>
  once(`${date}/week/${time}`, calendar, () => {
    let day = addWorkingDays(date, 1, calendar);
    while (!beginsWeek(day, calendar)) day = addWorkingDays(day, 1, calendar);
    return closingTimeOf(day, time);
  });

/** Whether no day of its week before this one is a working day. */
function beginsWeek(date: DateText, calendar: WorkCalendar): boolean {
  const before = (weekday(date) + 6) % 7;
  return Array.from({ length: before }, (_, n) => plusDays(date, -n - 1)).every((day) => !isWorkingDay(day, calendar));
}

function once(key: string, calendar: WorkCalendar, compute: () => Date): Date {
  const instants = known.get(calendar) ?? new Map<string, number>();
  known.set(calendar, instants);
  if (instants.size > KNOWN_MOST) instants.clear();
  const found = instants.get(key) ?? compute().getTime();
  instants.set(key, found);
  return new Date(found);
}

import { addWorkingDays, closingTimeOf, isWorkingDay } from './day-kind.ts';
import { shanghaiDate } from './shanghai.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** `hours` are the profile's, both `HH:mm`. */
type Rules = { profile: { hours: { open: string; close: string } }; calendar: WorkCalendar };

/** When something may be said: `at`, or the opening of the next window after it (lifecycle.md, invariant 10). */
export function nextWindow(at: Date, { profile, calendar }: Rules): Date {
  const date = shanghaiDate(at);
  const working = isWorkingDay(date, calendar);
  const open = closingTimeOf(date, profile.hours.open);
  if (working && at < open) return open;
  if (working && at <= closingTimeOf(date, profile.hours.close)) return at;
  return closingTimeOf(addWorkingDays(date, 1, calendar), profile.hours.open);
}

/** The time between two windows, in which nothing is said. */
export type Night = { from: Date; to: Date };

/** The time before this working day's window opens, from the last one's close: a night, or several with the rest days between. */
export const nightBefore = (on: string, { profile, calendar }: Rules): Night => ({
  from: closingTimeOf(addWorkingDays(on, -1, calendar), profile.hours.close),
  to: closingTimeOf(on, profile.hours.open),
});

/** The working day within whose window this instant lies; null where nothing may be said. */
export function dayOpenAt(at: Date, rules: Rules): string | null {
  return nextWindow(at, rules) > at ? null : shanghaiDate(at);
}

/** The next time it is `time` (`HH:mm`) on a working day, after `after`: when a job of the morning runs next. */
export function nextOnWorkingDay(after: Date, time: string, calendar: WorkCalendar): Date {
  const today = shanghaiDate(after);
  const at = closingTimeOf(today, time);
  if (isWorkingDay(today, calendar) && at > after) return at;
  return closingTimeOf(addWorkingDays(today, 1, calendar), time);
}

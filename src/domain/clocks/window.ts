import type { Profile } from '../../../config/profile.ts';
import { addWorkingDays, closingTimeOf, isWorkingDay } from '../time/day-kind.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';

type Rules = { profile: Pick<Profile, 'hours'>; calendar: WorkCalendar };

/** When a reminder may be sent: `at`, or the opening of the next window after it (lifecycle.md, invariant 10). */
export function nextWindow(at: Date, { profile, calendar }: Rules): Date {
  const date = shanghaiDate(at);
  const working = isWorkingDay(date, calendar);
  const open = closingTimeOf(date, profile.hours.open);
  if (working && at < open) return open;
  if (working && at <= closingTimeOf(date, profile.hours.close)) return at;
  return closingTimeOf(addWorkingDays(date, 1, calendar), profile.hours.open);
}

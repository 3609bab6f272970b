import { mergeCalendar, packageDays, type WorkCalendar } from '../../src/domain/time/work-calendar.ts';

/** The calendar as it stood in 2026: the 2027 notice is not out, whatever the package has learnt since. */
export const CALENDAR_2026 = mergeCalendar(packageDays(), { days: {}, unpublished: [2027, 2028] });

/** The next version of it, in which some days are otherwise. */
export const corrected = (days: Record<string, 'work' | 'off'>, from: WorkCalendar = CALENDAR_2026): WorkCalendar => ({
  ...from,
  version: from.version + 1,
  days: { ...from.days, ...days },
});

/** The 2027 notice comes out: New Year is off from Friday the 1st to Sunday the 3rd, or longer. */
export const published2027 = (more: Record<string, 'work' | 'off'> = {}): WorkCalendar => ({
  ...corrected({ '2027-01-01': 'off', ...more }),
  published: [...CALENDAR_2026.published, 2027],
});

/** Odd calendars (T13): a week of which only some days are worked, over the whole of 2027. */
export function weekOf(working: readonly number[]): WorkCalendar {
  const days: Record<string, 'work' | 'off'> = {};
  for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2028, 0, 1); at += 86_400_000) {
    days[new Date(at).toISOString().slice(0, 10)] = working.includes(new Date(at).getUTCDay()) ? 'work' : 'off';
  }
  return mergeCalendar({}, { days, unpublished: [] });
}

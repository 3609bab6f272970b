import { mergeCalendar, packageDays } from '../../../src/domain/time/work-calendar.ts';

/** The calendar as it stood in 2026: the 2027 notice is not out, whatever the package has learnt since. */
export const in2026 = mergeCalendar(packageDays(), { days: {}, unpublished: [2027, 2028] });

/** Odd calendars (T13): a week of which only some days are worked, over the whole of 2027. */
export function weekOf(working: readonly number[]) {
  const days: Record<string, 'work' | 'off'> = {};
  for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2028, 0, 1); at += 86_400_000) {
    days[new Date(at).toISOString().slice(0, 10)] = working.includes(new Date(at).getUTCDay()) ? 'work' : 'off';
  }
  return mergeCalendar({}, { days, unpublished: [] });
}

import { publicHolidays } from './public-holidays.ts';
import { type DateText, plusDays, shanghai, shanghaiDate, weekday, yearOf } from './shanghai.ts';
import type { WorkCalendar } from './work-calendar.ts';

export type DayKind = {
  working: boolean;
  /** The year's notice is not out: only weekends and the holidays fixed by law count as off. */
  provisional: boolean;
  why: '工作日' | '调休上班' | '周末' | '法定节假日' | '放假';
  /** The name of the holiday, for a holiday fixed by law. */
  name?: string;
};

/** Whether a date is a working day, and why. Source: calendar.md, rules 2 and 4. */
export function dayKind(date: DateText, calendar: WorkCalendar): DayKind {
  const provisional = !calendar.published.includes(yearOf(date));
  const weekend = weekday(date) % 6 === 0;
  const listed = calendar.days[date];
  if (listed === 'work') return { working: true, provisional, why: weekend ? '调休上班' : '工作日' };
  const name = listed === 'off' || provisional ? publicHolidays(yearOf(date)).get(date) : undefined;
  if (name) return { working: false, provisional, why: '法定节假日', name };
  if (listed === 'off') return { working: false, provisional, why: '放假' };
  return { working: !weekend, provisional, why: weekend ? '周末' : '工作日' };
}

export const isWorkingDay = (date: DateText, calendar: WorkCalendar): boolean => dayKind(date, calendar).working;

/**
 * The `days`-th working day after a date (before it when negative; the date itself for 0). The date is not counted.
 *
 * @throws RangeError when `days` is not a whole number
 */
export function addWorkingDays(date: DateText, days: number, calendar: WorkCalendar): DateText {
  if (!Number.isInteger(days)) throw new RangeError(`not a whole number of working days: ${days}`);
  const step = Math.sign(days);
  let day = date;
  for (let left = Math.abs(days); left > 0; ) {
    day = plusDays(day, step);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** Working days after the date of `from` up to the date of `to` inclusive (已历时 n 个工作日); 0 when `to` is not later. */
export function workingDaysBetween(from: Date, to: Date, calendar: WorkCalendar): number {
  const last = shanghaiDate(to);
  let count = 0;
  for (let day = plusDays(shanghaiDate(from), 1); day <= last; day = plusDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}

/** The closing time of a date. @param close  `HH:mm`, or `24:00` for the first instant of the next day (rule 3) */
export const closingTimeOf = (date: DateText, close = '17:30'): Date => shanghai(`${date} ${close}`);

/** Closing time of the next working day, used as the floor of a moved deadline (rule 4) and for the next call. */
export const nextWorkingDayClose = (at: Date, calendar: WorkCalendar, close = '17:30'): Date =>
  closingTimeOf(addWorkingDays(shanghaiDate(at), 1, calendar), close);

import packaged from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { z } from 'zod';
import { type DateText, shanghaiDate, yearOf } from './shanghai.ts';

const Day = z.enum(['work', 'off']);

/**
 * The working days that all instances use: a numbered version in the database. Source: R-501; calendar.md, rule 2; T1.
 * `days` holds only days that differ from their weekday; `published` the years whose notice is out.
 */
export const WorkCalendar = z.strictObject({
  version: z.number().int().min(0),
  days: z.record(z.iso.date(), Day),
  published: z.array(z.number().int()),
});
export type WorkCalendar = z.infer<typeof WorkCalendar>;

export type Days = Record<DateText, 'work' | 'off'>;
/** What an operator adds or corrects (`config/calendar.yaml`). */
export type Corrections = { days: Days; unpublished: number[] };

/**
 * Holidays and make-up workdays of the State Council's notices, from the package. Its table is read, not its functions:
 * west of Greenwich they give the day before.
 */
export function packageDays(): Days {
  const off = Object.keys(packaged.holidays).map((date) => [date, 'off'] as const);
  const work = Object.keys(packaged.workdays).map((date) => [date, 'work'] as const);
  return Object.fromEntries([...off, ...work]);
}

const inOrder = (days: Days): Days => Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * The calendar in force: the package's days, overridden by the operator's. A year is published when either lists days
 * of it and the operator does not declare it unpublished. For an unpublished year only the operator's days are kept.
 */
export function mergeCalendar(fromPackage: Days, { days, unpublished }: Corrections, version = 1): WorkCalendar {
  const kept = Object.entries(fromPackage).filter(([date]) => !unpublished.includes(yearOf(date)));
  const merged = inOrder({ ...Object.fromEntries(kept), ...days });
  const years = new Set(Object.keys(merged).map(yearOf));
  return { version, days: merged, published: [...years].filter((year) => !unpublished.includes(year)) };
}

export type CalendarDifference = {
  /** Days listed differently, in order; `null` where a side does not list the day. */
  days: { date: DateText; before: 'work' | 'off' | null; after: 'work' | 'off' | null }[];
  published: { added: number[]; removed: number[] };
  same: boolean;
};

/** The differences between two calendars, to log them and to decide whether a new version is needed. */
export function calendarDifference(before: WorkCalendar, after: WorkCalendar): CalendarDifference {
  const dates = [...new Set([...Object.keys(before.days), ...Object.keys(after.days)])].sort();
  const days = dates
    .map((date) => ({ date, before: before.days[date] ?? null, after: after.days[date] ?? null }))
    .filter((day) => day.before !== day.after);
  const added = after.published.filter((year) => !before.published.includes(year));
  const removed = before.published.filter((year) => !after.published.includes(year));
  return { days, published: { added, removed }, same: days.length + added.length + removed.length === 0 };
}

/** Whether the working days of this year are known; otherwise every limit now is an estimate (calendar.md, rule 4). */
export const daysKnown = (now: Date, calendar: WorkCalendar): boolean =>
  calendar.published.includes(yearOf(shanghaiDate(now)));

/** Next year, from 1 November on while its notice is missing, to warn the operator. Source: calendar.md, rule 2; T2. */
export function missingYear(now: Date, calendar: WorkCalendar): number | null {
  const today = shanghaiDate(now);
  const next = yearOf(today) + 1;
  return today.slice(5) >= '11-01' && !calendar.published.includes(next) ? next : null;
}

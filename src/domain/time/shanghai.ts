/**
 * Dates and instants in Asia/Shanghai, which has been UTC+8 without summer time since 1992. All arithmetic uses that
 * fixed offset, so the zone of the process does not matter. Dates are compared and stored as text. Date libraries are
 * not used: they accept invalid dates (30 February becomes 2 March), which must be refused here.
 * Source: calendar.md, rule 1; T6.
 */

/** A date in Shanghai, `yyyy-MM-dd`. */
export type DateText = string;

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** Milliseconds of the UTC midnight of the same date. @throws RangeError for a date that does not exist */
function midnight(date: DateText): number {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  const at = new Date(Date.UTC(year, month - 1, day));
  // `Date` turns a day that the month does not have into one of the next month.
  const there = at.getUTCDate() === day && at.getUTCMonth() + 1 === month && at.getUTCFullYear() === year;
  if (!there || !DATE.test(date)) throw new RangeError(`no such date: ${date}`);
  return at.getTime();
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** A decision formats hundreds of dates, and `toISOString` takes four times as long. */
function text(midnightMs: number): DateText {
  const at = new Date(midnightMs);
  const year = at.getUTCFullYear();
  // `toISOString` formats years of other than four figures, and throws for an invalid date.
  if (!(year >= 1000 && year <= 9999)) return at.toISOString().slice(0, 10);
  return `${year}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}

/** The date an instant falls on in Shanghai. */
export const shanghaiDate = (at: Date): DateText => text(at.getTime() + OFFSET_MS);

/** The day whose work a deadline ends: one at 24:00 belongs to the day it closes. Source: calendar.md, rule 5. */
export const dayOfDeadline = (at: Date): DateText => shanghaiDate(new Date(at.getTime() - 1));

/** The time of day of an instant in Shanghai, `HH:mm`. */
export const shanghaiTime = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString().slice(11, 16);

/**
 * The instant at which a clock in Shanghai shows this date and time.
 *
 * @param words  `2026-09-24`, `2026-09-24 10:00` or `2026-09-24 10:00:59`; `24:00` is the first instant of the next day
 * @throws RangeError when there is no such date or time
 */
export function shanghai(words: string): Date {
  const [, date = words, hour = '0', minute = '0', second = '0'] = INSTANT.exec(words) ?? [];
  const ofDay = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  if (Number(minute) > 59 || Number(second) > 59 || ofDay > 86_400) throw new RangeError(`no such time: ${words}`);
  return new Date(midnight(date) - OFFSET_MS + ofDay * 1000);
}

/** The date `days` calendar days later (earlier when negative). */
export const plusDays = (date: DateText, days: number): DateText => text(midnight(date) + days * DAY_MS);

/** Day of the week, 0 for Sunday to 6 for Saturday. */
export const weekday = (date: DateText): number => new Date(midnight(date)).getUTCDay();

/** The year of a date. */
export const yearOf = (date: DateText): number => Number(date.slice(0, 4));

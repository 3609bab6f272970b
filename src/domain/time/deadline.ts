import { closingTimeOf, type DayKind, dayKind } from './day-kind.ts';
import { type DateText, plusDays, shanghaiDate, shanghaiTime } from './shanghai.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A time the clock stood still; without `to` it still does. Pauses of one clock do not overlap. */
type Pause = { from: Date; to?: Date | undefined };
type EndedPause = { from: Date; to: Date };

/** Deadline of a clock; `provisional` when a day looked at lies in a year whose notice is not out (暂定). */
export type Deadline = { at: Date; provisional: boolean };
/** While it stands still a clock has no deadline. */
export type NoDeadline = { at: null; provisional: false };

export type DeadlineOptions<S extends Pause = Pause> = {
  /** When a working day ends: the profile's `hours.close`, or `24:00` for clocks that bind the enterprise. D: 17:30. */
  close?: string;
  pauses?: readonly S[];
  /** Granted extension in working days, counted from the deadline as it was. */
  extensionDays?: number;
  /** The floor that already held when the extension was granted: the extension is counted from it where it is later. */
  extensionNotBefore?: Date;
  /** Floor of the result: a deadline that would have moved to an earlier day (rule 4), a reclassified assignment, an outage. */
  notBefore?: Date;
};

/** One day of the answer to 为何是这一天. */
export type DayLine = {
  date: DateText;
  counted: boolean;
  why: DayKind['why'] | '起算当日不计' | '暂停计时' | '顺延保底';
  name?: string;
};

type Count = { last: DateText; lines: DayLine[]; provisional: boolean };

/** The clock stood still at 24:00 of the date: it had paused by then and went on only after. */
const pausedAtMidnight = (date: DateText, pauses: readonly Pause[]): boolean =>
  pauses.some(({ from, to }) => shanghaiDate(from) <= date && (!to || date < shanghaiDate(to)));

/** Counts `days` unpaused working days after a date. Pauses have an end here, or the count would have none. */
function count(after: DateText, days: number, calendar: WorkCalendar, pauses: readonly EndedPause[]): Count {
  const lines: DayLine[] = [];
  let provisional = false;
  let last = after;
  for (let left = days; left > 0; ) {
    last = plusDays(last, 1);
    const kind = dayKind(last, calendar);
    const paused = pausedAtMidnight(last, pauses);
    const counted = kind.working && !paused;
    const why = kind.working && paused ? '暂停计时' : kind.why;
    lines.push({ date: last, counted, why, ...(kind.name && { name: kind.name }) });
    provisional ||= kind.provisional;
    if (counted) left -= 1;
  }
  return { last, lines, provisional };
}

/** Carries a counted date on to a floor, which gives way to a pause over its own midnight as any deadline does. */
function raise(
  reached: Count,
  at: Date,
  floor: Date | undefined,
  calendar: WorkCalendar,
  pauses: readonly EndedPause[],
) {
  if (!floor || floor <= at) return { ...reached, time: null };
  // A floor at 24:00 is an instant of the next date; the day it closes is the one before.
  const midnight = shanghaiTime(floor) === '00:00';
  const day = midnight ? plusDays(shanghaiDate(floor), -1) : shanghaiDate(floor);
  const moved = pausedAtMidnight(day, pauses) ? count(day, 1, calendar, pauses) : null;
  const lines: DayLine[] = [...reached.lines];
  for (let date = plusDays(reached.last, 1); date <= day; date = plusDays(date, 1)) {
    lines.push({ date, counted: false, why: '顺延保底' });
  }
  const provisional = reached.provisional || dayKind(day, calendar).provisional || (moved?.provisional ?? false);
  if (moved) return { last: moved.last, lines: [...lines, ...moved.lines], provisional, time: null };
  return { last: day, lines, provisional, time: floor };
}

/** The count with these pauses, all of which have ended and all of which move the deadline. */
function settle(
  from: Date,
  days: number,
  calendar: WorkCalendar,
  pauses: readonly EndedPause[],
  opts: DeadlineOptions,
) {
  const { close = '17:30', extensionDays = 0, extensionNotBefore, notBefore } = opts;
  const at = (reached: Count) => closingTimeOf(reached.last, close);
  const base = count(shanghaiDate(from), days, calendar, pauses);
  const extensible = extensionDays > 0 ? raise(base, at(base), extensionNotBefore, calendar, pauses) : base;
  const more = count(extensible.last, extensionDays, calendar, pauses);
  const extended: Count = {
    last: more.last,
    lines: [...extensible.lines, ...more.lines],
    provisional: extensible.provisional || more.provisional,
  };
  const raised = raise(extended, at(extended), notBefore, calendar, pauses);
  return { lines: raised.lines, deadline: { at: raised.time ?? at(raised), provisional: raised.provisional } };
}

/** Rule 5: of the pauses, earliest first, each moves the deadline only if that had not passed when it began. */
function work(from: Date, days: number, calendar: WorkCalendar, opts: DeadlineOptions) {
  for (const [name, value, least] of [
    ['days', days, 1],
    ['extensionDays', opts.extensionDays ?? 0, 0],
  ] as const) {
    if (!Number.isInteger(value) || value < least) throw new RangeError(`${name} must be a whole number from ${least}`);
  }
  const moving: EndedPause[] = [];
  let result = settle(from, days, calendar, moving, opts);
  for (const { from: began, to } of [...(opts.pauses ?? [])].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    if (began > result.deadline.at) break;
    if (!to) return { lines: result.lines, deadline: { at: null, provisional: false } as const };
    moving.push({ from: began, to });
    result = settle(from, days, calendar, moving, opts);
  }
  return result;
}

/**
 * When a limit that started at `from` runs out: closing time of the last counted working day. The day of `from` is not
 * counted. `at` is null while the clock stands still. The deadline's own instant is still in time.
 * Source: R-501; calendar.md, rules 3 to 5; Civil Code art. 201, 203.
 *
 * @param from  instant of the event; its date is taken in Asia/Shanghai, whatever zone the server is in
 * @param days  working days, 1 or more
 * @throws RangeError when `days` is not a whole number of at least 1, or `extensionDays` not one of at least 0
 * @example deadline(new Date('2026-09-30T18:20+08:00'), 5, calendar)   // Tue 2026-10-13 17:30
 */
export function deadline(
  from: Date,
  days: number,
  calendar: WorkCalendar,
  opts?: DeadlineOptions<EndedPause>,
): Deadline;
export function deadline(
  from: Date,
  days: number,
  calendar: WorkCalendar,
  opts?: DeadlineOptions,
): Deadline | NoDeadline;
export function deadline(
  from: Date,
  days: number,
  calendar: WorkCalendar,
  opts: DeadlineOptions = {},
): Deadline | NoDeadline {
  return work(from, days, calendar, opts).deadline;
}

/**
 * 为何是这一天: every day from the event's to the deadline's, counted or skipped and why. While the clock stands still,
 * the days as they would have been without that pause. Source: T4; calendar.md, rule 5.
 */
export function explainDeadline(
  from: Date,
  days: number,
  calendar: WorkCalendar,
  opts: DeadlineOptions = {},
): DayLine[] {
  return [{ date: shanghaiDate(from), counted: false, why: '起算当日不计' }, ...work(from, days, calendar, opts).lines];
}

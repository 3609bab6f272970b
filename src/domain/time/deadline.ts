import { closingTimeOf, type DayKind, dayKind } from './day-kind.ts';
import { type DateText, plusDays, shanghaiDate, shanghaiTime } from './shanghai.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A pause; without `to` it is still open. Pauses of one clock do not overlap. */
type Pause = { from: Date; to?: Date | undefined };
type EndedPause = { from: Date; to: Date };

/** A deadline; `provisional` (暂定) when a counted or skipped day lies in a year whose notice is not out. */
export type Deadline = { at: Date; provisional: boolean };
/** A paused clock has no deadline. */
export type NoDeadline = { at: null; provisional: false };

export type DeadlineOptions<S extends Pause = Pause> = {
  /** When a working day ends: the profile's `hours.close`, or `24:00` for clocks that bind the enterprise. D: 17:30. */
  close?: string;
  pauses?: readonly S[];
  /** Granted extension in working days, counted from the old deadline. */
  extensionDays?: number;
  /** The floor at the time of the grant: the extension counts from it if it is later than the old deadline. */
  extensionNotBefore?: Date;
  /** Floor of the result: for a deadline that would move to an earlier day (rule 4), a reclassified case, an outage. */
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

/** Whether the clock was paused at 24:00 of the date. */
const pausedAtMidnight = (date: DateText, pauses: readonly Pause[]): boolean =>
  pauses.some(({ from, to }) => shanghaiDate(from) <= date && (!to || date < shanghaiDate(to)));

/** Counts `days` unpaused working days after a date. Only ended pauses are allowed: an open one would never end. */
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

/** Moves a counted date to the floor if that is later. A pause over the floor's midnight moves it further. */
function raise(
  reached: Count,
  at: Date,
  floor: Date | undefined,
  calendar: WorkCalendar,
  pauses: readonly EndedPause[],
) {
  if (!floor || floor <= at) return { ...reached, time: null };
  // 24:00 is the first instant of the next date; the floor's day is the one before.
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

/** The deadline with these pauses: all have ended, and all move it. */
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

/** Rule 5: a pause moves the deadline only if the deadline had not passed when the pause began. */
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
 * 为何是这一天: every day from the event's to the deadline's, counted or skipped, and why. For a paused clock the days as
 * they would be without the open pause. Source: T4; calendar.md, rule 5.
 */
export function explainDeadline(
  from: Date,
  days: number,
  calendar: WorkCalendar,
  opts: DeadlineOptions = {},
): DayLine[] {
  return [{ date: shanghaiDate(from), counted: false, why: '起算当日不计' }, ...work(from, days, calendar, opts).lines];
}

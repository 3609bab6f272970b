import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { isUrgent, runningAssignment } from '../case/current.ts';
import type { Watch } from '../case/watch.ts';
import { workingDaysBetween } from '../time/day-kind.ts';
import { dayOfDeadline, shanghaiDate } from '../time/shanghai.ts';
import { nextOnWorkingDay, nextWindow } from '../time/window.ts';
import { onWeekBegun, onWorkingDay } from './days.ts';
import { unitWaitedAt } from './recipients.ts';
import { keyOf, prefixOf, type Running } from './running.ts';
import type { Step } from './step.ts';

type Days = Pick<Rules, 'calendar'>;
type Place = Pick<Rules, 'calendar' | 'directory' | 'profile'>;

/**
 * The steps of a clock before, on and after the day of its deadline, each at the opening of its day's window.
 * Source; calendar.md, "Reminders" and "Steps".
 */
export function alertsOf(c: Case, r: Running, rules: Place): Step[] {
  const { watch } = r;
  if (!watch) return [];
  const since = r.id ? r.startedAt : backSince(c, r);
  // Asked outside the window, it is said as the next one opens: nobody is reminded of it in the same breath.
  const asked = isUrgent(c) ? r.startedAt : nextWindow(r.startedAt, rules);
  const later = [...after(c, r, watch, since, rules), ...heard(c, r, watch, since, rules)];
  return [
    ...before(r, watch, rules).filter((s) => s.at > asked && s.at > since),
    // A step whose instant lies before the clock's start was never due.
    ...later
      .filter((s) => s.at > r.startedAt)
      .map((s) => (s.at > since ? s : { ...s, at: onceBack(c, s, since, rules) })),
  ];
}

/** What brings back a case whose clock did not count meanwhile. */
const BRING_BACK: readonly string[] = ['recall', 'undo_merge'];

/** When the clock last began to count: at its start, or as the case came back with it. */
export function backSince(c: Case, { startedAt }: Pick<Running, 'startedAt'>): Date {
  const back = c.record.findLast(({ event }) => BRING_BACK.includes(event))?.at;
  return back && back > startedAt ? back : startedAt;
}

/** When a step of the days between falls due instead: the next morning, an urgent case's alarm at once. */
function onceBack(c: Case, { kind }: Step, since: Date, { calendar, profile }: Place): Date {
  if (isUrgent(c) && kind !== 'rung') return since;
  return nextOnWorkingDay(since, profile.hours.open, calendar);
}

function before(r: Running, watch: Watch, { calendar }: Days): Step[] {
  const day = dayOfDeadline(r.deadline);
  // A legal date counts as a limit of the working days up to it.
  const limit = r.workingDays || workingDaysBetween(r.startedAt, new Date(r.deadline.getTime() - 1), calendar);
  const reminders = watch.remind
    .filter(({ limitAtLeast }) => limit >= limitAtLeast)
    .map(({ beforeWorkingDays: n }): Step => {
      const at = onWorkingDay(day, -n, watch.open, calendar);
      return { key: keyOf(r, `remind-${n}`), at, kind: 'remind', running: r };
    });
  const warning: Step = {
    key: keyOf(r, 'warn'),
    at: onWorkingDay(day, 0, watch.open, calendar),
    kind: 'warn',
    running: r,
  };
  return watch.warn ? [...reminders, warning] : reminders;
}

function after(c: Case, r: Running, watch: Watch, since: Date, { calendar }: Days): Step[] {
  const day = dayOfDeadline(r.deadline);
  const rungs = watch.rungs.map((rung): Step => {
    const alarm = rung.afterWorkingDays === 0;
    const at = alarm
      ? firstAfter(c, r, watch, calendar)
      : onWorkingDay(day, rung.afterWorkingDays, watch.open, calendar);
    return { key: keyOf(r, rung.who), at, kind: alarm ? 'alarm' : 'rung', running: r, rung };
  });
  const last = watch.rungs.at(-1);
  // While the case itself is late, a month's missing progress is no second 久拖未决 of it.
  if (!last || (r.clock === 'monthly_progress' && runningAssignment(c))) return rungs;
  // The series of 久拖未决 has no end, so only its next step is planned.
  const at = (n: number): Date =>
    onWorkingDay(day, last.afterWorkingDays + n * watch.everyWorkingDays, watch.open, calendar);
  let n = listedLongOverdue(c, r) + 1;
  while (at(n) <= since) n += 1;
  return [...rungs, { key: keyOf(r, `long_overdue-${n}`), at: at(n), kind: 'long_overdue', running: r }];
}

/** The first window after the deadline; for an urgent case at once. */
const firstAfter = (c: Case, r: Running, watch: Watch, calendar: Days['calendar']): Date =>
  isUrgent(c) ? r.deadline : onWorkingDay(dayOfDeadline(r.deadline), 1, watch.open, calendar);

/** Clocks whose lateness the respondent hears of. Source: lifecycle.md, "clock: overdue". */
const TOLD: readonly Running['clock'][] = ['dispatch', 'handle'];

/**
 * The morning after a deadline the respondent hears that it is late, and the desk of what a unit has missed; the desk also
 * of what stays late, on the first working day of every week. Source: lifecycle.md, "clock: overdue".
 */
function heard(c: Case, r: Running, watch: Watch, since: Date, { calendar, directory, profile }: Place): Step[] {
  if (c.confidential || watch.rungs.length === 0) return [];
  const first = { at: firstAfter(c, r, watch, calendar), running: r };
  const overdue: Step = { ...first, key: keyOf(r, 'overdue'), kind: 'overdue' };
  const missed: Step = { ...first, key: keyOf(r, 'missed'), kind: 'missed' };
  const ofUnit = unitWaitedAt(c, r, directory)?.kind === 'department';
  // The series has no end, so only its next step is planned.
  const listed =
    lastWeekly(c, r) ??
    shanghaiDate(onWorkingDay(dayOfDeadline(r.deadline), profile.weekly.overWorkingDays, watch.open, calendar));
  const at = onWeekBegun([listed, shanghaiDate(since)].sort().at(-1) ?? listed, watch.open, calendar);
  return [
    ...(c.enterprise && TOLD.includes(r.clock) ? [overdue] : []),
    ...(ofUnit ? [missed] : []),
    { key: keyOf(r, `weekly-${shanghaiDate(at).replaceAll('-', '')}`), at, kind: 'weekly', running: r },
  ];
}

/** The day of the last weekly list that has included this clock. */
function lastWeekly(c: Case, r: Running): string | undefined {
  const start = `${prefixOf(r)}weekly-`;
  const days = c.firedKeys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
  return days
    .sort()
    .at(-1)
    ?.replace(/^(\d{4})(\d{2})/, '$1-$2-');
}

/** How many 久拖未决 lists have included this clock. */
function listedLongOverdue(c: Case, r: Running): number {
  const start = `${prefixOf(r)}long_overdue-`;
  const fired = c.firedKeys.filter((key) => key.startsWith(start)).map((key) => Number(key.slice(start.length)));
  return Math.max(0, ...fired);
}

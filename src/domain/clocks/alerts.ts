import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import type { Watch } from '../case/watch.ts';
import { workingDaysBetween } from '../time/day-kind.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import { onWorkingDay } from './days.ts';
import { keyOf, prefixOf, type Running } from './running.ts';
import type { Step } from './step.ts';

type Days = Pick<Rules, 'calendar'>;

/** A deadline at 24:00 belongs to the day it ends. */
export const dayOf = (deadline: Date): string => shanghaiDate(new Date(deadline.getTime() - 1));

/** Urgent cases are told at once, whatever the hour (lifecycle.md, invariant 10). */
export const isUrgent = (c: Pick<Case, 'urgency'>): boolean => c.urgency === 'urgent';

/**
 * What a clock says before its deadline, on the day and after it, each at the opening of its day's window.
 * Source; calendar.md, "Reminders" and "Steps".
 */
export function alertsOf(c: Case, r: Running, { calendar }: Days): Step[] {
  const { watch } = r;
  if (!watch) return [];
  const steps = [...before(r, watch, { calendar }), ...after(c, r, watch, { calendar })];
  // What was due before the clock began was never due.
  return steps.filter((s) => s.at > r.startedAt);
}

function before(r: Running, watch: Watch, { calendar }: Days): Step[] {
  const day = dayOf(r.deadline);
  // A date that the law gives is as long a limit as the working days up to it.
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

function after(c: Case, r: Running, watch: Watch, { calendar }: Days): Step[] {
  const day = dayOf(r.deadline);
  const rungs = watch.rungs.map((rung): Step => {
    const alarm = rung.afterWorkingDays === 0;
    // The alarm comes in the first window after the deadline, of an urgent case at once.
    const first = Math.max(rung.afterWorkingDays, 1);
    const at = alarm && isUrgent(c) ? r.deadline : onWorkingDay(day, first, watch.open, calendar);
    return { key: keyOf(r, rung.who), at, kind: alarm ? 'alarm' : 'rung', running: r, rung };
  });
  const last = watch.rungs.at(-1);
  if (!last) return rungs;
  // 久拖未决: of an endless row only the first that is still to come is planned.
  const n = listedLongOverdue(c, r) + 1;
  const at = onWorkingDay(day, last.afterWorkingDays + n * watch.everyWorkingDays, watch.open, calendar);
  return [...rungs, { key: keyOf(r, `long_overdue-${n}`), at, kind: 'long_overdue', running: r }];
}

/** How many lists of 久拖未决 have named this clock. */
function listedLongOverdue(c: Case, r: Running): number {
  const start = `${prefixOf(r)}long_overdue-`;
  const fired = c.firedKeys.filter((key) => key.startsWith(start)).map((key) => Number(key.slice(start.length)));
  return Math.max(0, ...fired);
}

import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { isUrgent } from '../case/current.ts';
import type { Watch } from '../case/watch.ts';
import { workingDaysBetween } from '../time/day-kind.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import { onWorkingDay } from './days.ts';
import { keyOf, prefixOf, type Running } from './running.ts';
import type { Step } from './step.ts';

type Days = Pick<Rules, 'calendar'>;

/** A deadline at 24:00 belongs to the day it ends. */
export const dayOf = (deadline: Date): string => shanghaiDate(new Date(deadline.getTime() - 1));

/**
 * The steps of a clock before, on and after the day of its deadline, each at the opening of its day's window.
 * Source; calendar.md, "Reminders" and "Steps".
 */
export function alertsOf(c: Case, r: Running, { calendar }: Days): Step[] {
  const { watch } = r;
  if (!watch) return [];
  const steps = [...before(r, watch, { calendar }), ...after(c, r, watch, { calendar })];
  // A step whose instant lies before the clock's start was never due.
  return steps.filter((s) => s.at > r.startedAt);
}

function before(r: Running, watch: Watch, { calendar }: Days): Step[] {
  const day = dayOf(r.deadline);
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

function after(c: Case, r: Running, watch: Watch, { calendar }: Days): Step[] {
  const day = dayOf(r.deadline);
  const rungs = watch.rungs.map((rung): Step => {
    const alarm = rung.afterWorkingDays === 0;
    // The alarm comes in the first window after the deadline; for an urgent case at once.
    const first = Math.max(rung.afterWorkingDays, 1);
    const at = alarm && isUrgent(c) ? r.deadline : onWorkingDay(day, first, watch.open, calendar);
    return { key: keyOf(r, rung.who), at, kind: alarm ? 'alarm' : 'rung', running: r, rung };
  });
  const last = watch.rungs.at(-1);
  if (!last) return rungs;
  // The series of 久拖未决 has no end, so only its next step is planned.
  const n = listedLongOverdue(c, r) + 1;
  const at = onWorkingDay(day, last.afterWorkingDays + n * watch.everyWorkingDays, watch.open, calendar);
  return [...rungs, { key: keyOf(r, `long_overdue-${n}`), at, kind: 'long_overdue', running: r }];
}

/** How many 久拖未决 lists have included this clock. */
function listedLongOverdue(c: Case, r: Running): number {
  const start = `${prefixOf(r)}long_overdue-`;
  const fired = c.firedKeys.filter((key) => key.startsWith(start)).map((key) => Number(key.slice(start.length)));
  return Math.max(0, ...fired);
}

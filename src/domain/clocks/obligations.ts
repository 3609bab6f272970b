import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { unitShown } from '../case/unit-of.ts';
import { watchOf } from '../case/watch.ts';
import { closingTimeOf } from '../time/day-kind.ts';
import { shanghaiDate } from '../time/shanghai.ts';

/**
 * Adds 填报月度进展 for the unit that has the case. It is due at the close of the day on which it fell due, even if that is
 * noticed later. Source: R-406; ML 六(四).
 *
 * @param month  `yyyy-MM`
 * @param dueAt  the opening of the first working day of that month
 */
export function oweMonthly(
  c: Case,
  month: string,
  dueAt: Date,
  { profile, directory }: Pick<Ctx, 'profile' | 'directory'>,
): Case {
  const unit = unitShown(c, directory);
  if (!unit) return c;
  const owed = {
    kind: 'monthly_progress' as const,
    id: month,
    unit,
    assignment: c.assignments.at(-1)?.n ?? null,
    clock: {
      startedAt: dueAt,
      limit: null,
      deadline: closingTimeOf(shanghaiDate(dueAt), profile.hours.close),
      provisional: false,
      endOfDay: false,
      watch: watchOf('monthly_progress', profile),
    },
  };
  // The newer month replaces one that is still open, which stays on record as missed.
  const open = c.obligations.map((o) =>
    o.kind === 'monthly_progress' && !o.metAt && !o.lapsedAt ? { ...o, lapsedAt: dueAt, missed: true as const } : o,
  );
  return { ...c, obligations: [...open, owed] };
}

/** The third rework assignment escalates one level, once. Source: T48; R-504. */
export function escalateByClock(c: Case, ctx: Ctx): Case {
  const level = c.escalations.length + 1;
  const step = ctx.profile.escalationLevels[level - 1];
  if (!step) return c;
  const { word, takePart } = step;
  const reason = `第 ${ctx.profile.reworkEscalates.assignment} 次重办，自动提级`;
  return { ...c, escalations: [...c.escalations, { level, word, takePart, at: ctx.at, reason }] };
}

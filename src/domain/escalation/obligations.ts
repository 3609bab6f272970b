import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/event.ts';
import { unitShown } from '../case/roles.ts';
import { closingTimeOf, shanghaiDate } from '../time/working-days.ts';

/** 填报月度进展 is owed by that day's close, by the unit that has the case. Source: R-406; ML 六(四). */
export function oweMonthly(c: Case, key: string, ctx: Ctx): Case {
  const unit = unitShown(c);
  if (!unit) return c;
  const owed = {
    kind: 'monthly_progress' as const,
    id: key.slice(-7),
    unit,
    leg: c.legs.at(-1)?.n ?? null,
    clock: {
      startedAt: ctx.at,
      limit: null,
      deadline: closingTimeOf(shanghaiDate(ctx.at), ctx.profile.hours.close),
      provisional: false,
      endOfDay: false,
    },
  };
  // A month that is still owed is not owed twice: the newer one takes its place.
  const open = c.obligations.map((o) =>
    o.kind === 'monthly_progress' && !o.metAt && !o.lapsedAt ? { ...o, lapsedAt: ctx.at } : o,
  );
  return { ...c, obligations: [...open, owed] };
}

/** The third rework leg goes one step up the ladder, to supervision, once. Source: T48; R-504. */
export function escalateByClock(c: Case, ctx: Ctx): Case {
  const level = c.escalations.length + 1;
  const word = ctx.profile.ladder[level - 1]?.word;
  if (!word) return c;
  const reason = `第 ${ctx.profile.reworkEscalates.leg} 次重办，自动提级`;
  return { ...c, escalations: [...c.escalations, { level, word, at: ctx.at, reason }] };
}

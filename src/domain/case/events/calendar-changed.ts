import { deadline, nextWorkingDayClose } from '../../time/working-days.ts';
import { type Case, type Clock, STATES } from '../case.ts';
import { legDeadline } from '../clocks.ts';
import { type Ctx, caseEvent } from '../event.ts';

/**
 * A deadline as the new calendar has it. One that has passed stays; one not yet passed that would move to an earlier day
 * gets the floor, closing time of the next working day. Source: calendar.md, rule 4.
 */
function moved(before: Date, after: Date, close: string, ctx: Ctx): Date {
  if (before < ctx.at) return before;
  const floor = nextWorkingDayClose(ctx.at, ctx.calendar, close);
  return after < before && after < floor ? floor : after;
}

function reckoned(clock: Clock, ctx: Ctx): Clock {
  if (!clock.limit) return clock;
  const close = clock.endOfDay ? '24:00' : ctx.profile.hours.close;
  const { at, provisional } = deadline(clock.startedAt, clock.limit.workingDays, ctx.calendar, { close });
  return {
    ...clock,
    deadline: moved(clock.deadline, at, close, ctx),
    provisional: clock.deadline < ctx.at ? clock.provisional : provisional,
  };
}

function reckonedLeg(c: Case, ctx: Ctx): Case['legs'] {
  const leg = c.legs.at(-1);
  if (!leg?.deadline || leg.endedAt) return c.legs;
  const { at, provisional } = legDeadline(leg, ctx.calendar);
  if (!at || leg.deadline < ctx.at) return c.legs;
  const to = moved(leg.deadline, at, leg.close, ctx);
  const floor = to.getTime() !== at.getTime() ? { notBefore: to } : {};
  return [...c.legs.slice(0, -1), { ...leg, ...floor, deadline: to, provisional }];
}

/** 日历变动: deadlines of an open case computed afresh, once per version, before and after in the record. Source: calendar.md, rules 2 and 4; T2, T3. */
export const calendarChanged = caseEvent({
  name: 'calendar_changed',
  label: '日历变动',
  from: STATES,
  by: ['clock'],
  ignoresV: true,
  offer: (c, { calendar }) => (c.calendarVersion < calendar.version ? null : { code: 'nothing_changed' }),
  apply(c, _input, ctx) {
    const clocks = Object.fromEntries(
      Object.entries(c.clocks).map(([name, clock]) => [name, reckoned(clock, ctx)]),
    ) as Case['clocks'];
    return {
      ...c,
      clocks,
      legs: reckonedLeg(c, ctx),
      coTasks: c.coTasks.map((t) => (t.repliedAt || t.closedAt ? t : { ...t, clock: reckoned(t.clock, ctx) })),
      obligations: c.obligations.map((o) => (o.metAt || o.lapsedAt ? o : { ...o, clock: reckoned(o.clock, ctx) })),
      calendarVersion: ctx.calendar.version,
    };
  },
});

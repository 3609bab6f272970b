import type { Assignment, Clock } from '../case/assignment.ts';
import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { lastAssignment, runningAssignment } from '../case/current.ts';
import { addWorkingDays, closingTimeOf, nextWorkingDayClose } from '../time/day-kind.ts';
import { deadline } from '../time/deadline.ts';
import { shanghaiDate, shanghaiTime } from '../time/shanghai.ts';
import { assignmentDeadline, factsOf } from './clocks.ts';
import { runningClocks } from './running.ts';

/** How many recalculations a case remembers. */
const RECALCULATIONS_KEPT = 10;

type Time = Pick<Ctx, 'at' | 'calendar'>;

/**
 * A deadline that has not passed, by the new calendar. If it would move to an earlier day it gets the floor: closing
 * time of the next working day. Source: calendar.md, rule 4.
 */
function moved(before: Date, after: Date, close: string, { at, calendar }: Time): Date {
  const floor = nextWorkingDayClose(at, calendar, close);
  return after < before && after < floor ? floor : after;
}

/** The time of day, `HH:mm`, at which this clock's days end. */
const closeOf = (clock: Clock): string => (clock.endOfDay ? '24:00' : shanghaiTime(clock.deadline));

function clockAnew(clock: Clock, ctx: Ctx, most?: Date): Clock {
  // A deadline that has passed stays, and is no longer provisional.
  if (clock.deadline < ctx.at) return { ...clock, provisional: false };
  if (!clock.limit) return clock;
  const close = closeOf(clock);
  const { at, provisional } = deadline(clock.startedAt, clock.limit.workingDays, ctx.calendar, { close });
  const after = most && most < at ? most : at;
  return { ...clock, deadline: moved(clock.deadline, after, close, ctx), provisional };
}

/** The case's own clocks. Each unanswered call moves 电话征询 to the next working day, so it counts from the last call. */
function clocksAnew(c: Case, ctx: Ctx): Case['clocks'] {
  const called = c.phone?.attempts.at(-1)?.at;
  return Object.fromEntries(
    Object.entries(c.clocks).map(([name, clock]) => {
      if (name !== 'phone' || !called || !clock.limit) return [name, clockAnew(clock, ctx)];
      const again = clockAnew({ ...clock, startedAt: called, limit: { ...clock.limit, workingDays: 1 } }, ctx);
      return [name, { ...clock, deadline: again.deadline, provisional: again.provisional }];
    }),
  );
}

/** Recalculates when a pause ends by itself. */
const pausesAnew = (assignment: Assignment, ctx: Ctx): Assignment['pauses'] =>
  assignment.pauses.map((pause) => {
    const most = ctx.profile.pauseReasons.find((s) => s.id === pause.reason)?.mostWorkingDays;
    if (pause.to || !pause.until || pause.until < ctx.at || !most) return pause;
    const { at } = deadline(pause.from, most, ctx.calendar, { close: assignment.close });
    return { ...pause, until: moved(pause.until, at, assignment.close, ctx) };
  });

function assignmentAnew(assignment: Assignment, ctx: Ctx): Assignment {
  const again = { ...assignment, pauses: pausesAnew(assignment, ctx) };
  const { at, provisional } = assignmentDeadline(again, ctx.calendar);
  if (!assignment.deadline || !at) return again;
  if (assignment.deadline < ctx.at)
    return { ...again, fixed: { at: assignment.deadline, of: factsOf(assignment) }, provisional: false };
  const to = moved(assignment.deadline, at, assignment.close, ctx);
  return { ...again, ...(to > at && { notBefore: to }), deadline: to, provisional };
}

/** Co-tasks end at the latest on the working day before the lead unit's deadline. */
function tasksAnew(c: Case, ctx: Ctx): Case['coTasks'] {
  const assignment = runningAssignment(c);
  const lead = assignment?.deadline;
  const before = lead && closingTimeOf(addWorkingDays(shanghaiDate(lead), -1, ctx.calendar), assignment.close);
  const most = before && before > ctx.at ? before : (lead ?? undefined);
  return c.coTasks.map((t) => (t.repliedAt || t.closedAt ? t : { ...t, clock: clockAnew(t.clock, ctx, most) }));
}

/** The deadlines that differ, by the clock's name and, where there are several of a kind, its id. */
function differences(before: Case, after: Case, ctx: Ctx) {
  const named = (c: Case) => new Map(runningClocks(c, ctx).map((r) => [`${r.clock}${r.id && `-${r.id}`}`, r.deadline]));
  const now = named(after);
  return [...named(before)].flatMap(([clock, was]) => {
    const is = now.get(clock);
    return is && is.getTime() !== was.getTime() ? [{ clock, before: was, after: is }] : [];
  });
}

/** The case with every open deadline recalculated. Verdicts of ended assignments never change (T3). */
export function recalculated(c: Case, ctx: Ctx): Case {
  const assignment = lastAssignment(c);
  const assignments =
    assignment && !assignment.endedAt
      ? [...c.assignments.slice(0, -1), assignmentAnew(assignment, ctx)]
      : c.assignments;
  const led = { ...c, assignments };
  const after = {
    ...led,
    clocks: clocksAnew(c, ctx),
    coTasks: tasksAnew(led, ctx),
    obligations: c.obligations.map((o) => (o.metAt || o.lapsedAt ? o : { ...o, clock: clockAnew(o.clock, ctx) })),
    calendarVersion: ctx.calendar.version,
  };
  const moves = differences(c, after, ctx);
  if (moves.length === 0) return after;
  const recalculation = { version: ctx.calendar.version, at: ctx.at, moved: moves };
  return { ...after, recalculations: [...(c.recalculations ?? []), recalculation].slice(-RECALCULATIONS_KEPT) };
}

/** Whether any deadline on a card, or its mark 暂定, is different now. */
export const shownOtherwise = (before: Case, after: Case): boolean => {
  const shows = (c: Case): string =>
    JSON.stringify([c.clocks, c.assignments.at(-1), c.coTasks.map((t) => t.clock), c.obligations.map((o) => o.clock)]);
  return shows(before) !== shows(after);
};

import type { Case } from '../../case/case.ts';
import type { Ctx, Notify } from '../../case/context.ts';
import { openTasks, runningAssignment } from '../../case/current.ts';
import type { Refusal } from '../../case/refusal.ts';
import { awaitsUnit } from '../../case/unit-of.ts';
import { type ClockContext, clockOf, enter, startAssignment, withAssignment } from '../../clocks/clocks.ts';
import { handleLimit, limitBySeveral } from '../../clocks/handle-limit.ts';
import { departmentsOf } from '../../directory/directory.ts';
import { addWorkingDays, closingTimeOf } from '../../time/day-kind.ts';
import { shanghaiDate } from '../../time/shanghai.ts';
import type { SharedCode } from './notifications.ts';
import { unitMeant } from './shared.ts';

/** Where a case is dispatched to: a unit, or a board whose chief assigns. */
export type Target = { unit: string; board?: string };

/** The unit or board that was chosen. */
export function targetMeant(ctx: Ctx, { unit }: { unit?: string | undefined }): Target | Refusal {
  const board = ctx.directory.boards.find((b) => b.active && b.id === unit);
  if (board) return { unit: board.leadUnit, board: board.id };
  const meant = unitMeant(ctx, { unit });
  return typeof meant === 'string' ? { unit: meant } : meant;
}

/** Refuses co-units unless they are departments, each chosen once, without the lead unit. */
export function coUnitsRefusal(ctx: Ctx, units: readonly string[], lead: string): Refusal | null {
  for (const id of units) {
    if (id === lead) return { code: 'same_unit', unit: id };
    if (!departmentsOf(ctx.directory).some((u) => u.id === id)) return { code: 'unknown_unit', words: id };
  }
  return null;
}

/**
 * Adds co-tasks: 5 working days, at latest the working day before the lead's deadline. Source: calendar.md, "co-task".
 */
export function withCoTasks(c: Case, units: readonly string[], task: string, ctx: Ctx): Case {
  const helping = openTasks(c).map((t) => t.unit);
  const added = [...new Set(units)].filter((u) => !helping.includes(u));
  if (added.length === 0) return c;
  const clock = clockOf('coTask', ctx);
  const named = added.map((unit, i) => ({
    id: `t${c.coTasks.length + i + 1}`,
    assignment: c.assignments.length,
    unit,
    task,
    clock,
  }));
  // Several units make the case complex (SQ (八)).
  const several = withAssignment({ ...c, coTasks: [...c.coTasks, ...named] }, ctx, (assignment) =>
    assignment.limit.on || !limitBySeveral(c, ctx.profile)
      ? assignment
      : { ...assignment, limit: handleLimit({ ...c, coTasks: [...c.coTasks, ...named] }, ctx.profile) },
  );
  const before = dayBeforeLead(several, ctx);
  const bounded = before && before < clock.deadline ? { ...clock, deadline: before } : clock;
  const isNew = (id: string) => named.some((t) => t.id === id);
  return { ...several, coTasks: several.coTasks.map((t) => (isNew(t.id) ? { ...t, clock: bounded } : t)) };
}

/** Close of the working day before the lead unit's deadline; if that has passed, the lead unit's own deadline. */
function dayBeforeLead(c: Case, { at, profile, calendar }: ClockContext): Date | undefined {
  const lead = runningAssignment(c)?.deadline;
  if (!lead || lead <= at) return undefined;
  const before = closingTimeOf(addWorkingDays(shanghaiDate(lead), -1, calendar), profile.hours.close);
  return before > at ? before : lead;
}

/** Notifies each co-unit that has a new task. */
export const helpersOf = (after: Case, before: Case): Notify<SharedCode>[] =>
  after.coTasks
    .filter((t) => !before.coTasks.some((b) => b.id === t.id))
    .map((t) => ({
      audience: 'co_unit',
      unit: t.unit,
      notification: 'to_help',
      // A task that the dispatch gave is called as the case is.
      ...(t.task !== after.title && { words: t.task }),
    }));

/** What goes with a dispatch. */
type Order = {
  coUnits: readonly string[];
  instruction?: string | undefined;
  why?: 'dispatch' | 'reassign' | undefined;
};

/** Dispatches the case: starts an assignment and the co-tasks. */
export function placed(c: Case, target: Target, { coUnits, instruction, why = 'dispatch' }: Order, ctx: Ctx): Case {
  const sent = startAssignment(enter(c, 'dispatched', ctx), target.unit, why, ctx, target.board);
  const ordered = withAssignment(sent, ctx, (assignment) => ({ ...assignment, ...(instruction && { instruction }) }));
  return withCoTasks(ordered, coUnits, c.title, ctx);
}

/** Who is notified of a dispatch: the board's chief or else the unit, and each co-unit. */
export const placedNotifications = (after: Case, before: Case): Notify<SharedCode>[] => [
  awaitsUnit(after)
    ? { audience: 'chief', notification: 'to_assign' }
    : { audience: 'unit', notification: 'to_accept' },
  ...helpersOf(after, before),
];

import { boardById, departmentsOf, unitById, unitNamed } from '../../directory.ts';
import { addWorkingDays, closingTimeOf, shanghaiDate } from '../../time/working-days.ts';
import { type Case, runningLeg } from '../case.ts';
import { clockOf, enter, handleLimit, type Reckoning, startLeg, withLeg } from '../clocks.ts';
import type { Ctx } from '../event.ts';
import type { Refusal } from '../refusal.ts';

/** Where a work order goes: to a unit, or to a board whose chief assigns. */
export type Target = { unit: string; board?: string };

/** The unit or board meant by a select or by typed words: the typed name wins because it was typed. */
export function targetMeant(
  ctx: Ctx,
  input: { unit?: string | undefined; unitName?: string | undefined },
): Target | Refusal {
  const { directory } = ctx;
  const words = input.unitName ?? input.unit ?? '';
  const board = directory.boards.find((b) => b.active && (b.id === words || b.name === words));
  if (board) return { unit: board.leadUnit, board: board.id };
  if (input.unitName) {
    const named = unitNamed(directory, input.unitName);
    return named ? { unit: named.id } : { code: 'unknown_unit', words };
  }
  const unit = input.unit ? unitById(directory, input.unit) : undefined;
  return unit?.active && unit.kind === 'department' ? { unit: unit.id } : { code: 'unknown_unit', words };
}

/** Co-units as chosen: departments, each once, never the lead unit itself. */
export function coUnitsRefusal(ctx: Ctx, units: readonly string[], lead: string): Refusal | null {
  for (const id of units) {
    if (id === lead) return { code: 'same_unit', unit: id };
    if (!departmentsOf(ctx.directory).some((u) => u.id === id)) return { code: 'unknown_unit', words: id };
  }
  return null;
}

/** A task for each co-unit: 5 working days, at latest the working day before the lead's deadline. Source: calendar.md, "co-task". */
export function withCoTasks(c: Case, units: readonly string[], task: string, ctx: Ctx): Case {
  const open = c.coTasks.filter((t) => !t.repliedAt && !t.closedAt).map((t) => t.unit);
  const added = [...new Set(units)].filter((u) => !open.includes(u));
  const named = added.map((unit, i) => ({
    id: `t${c.coTasks.length + i + 1}`,
    unit,
    task,
    clock: coClock(c, ctx),
  }));
  const tasks = { ...c, coTasks: [...c.coTasks, ...named] };
  // Where the limit follows urgency, several units make it the complex one (SQ 八).
  return added.length > 0 && ctx.profile.limitFollows === 'urgency'
    ? withLeg(tasks, ctx, (leg) => (leg.limit.on ? leg : { ...leg, limit: handleLimit(tasks, ctx.profile) }))
    : tasks;
}

function coClock(c: Case, r: Reckoning): Case['coTasks'][number]['clock'] {
  const usual = clockOf('coTask', r);
  const lead = runningLeg(c)?.deadline;
  if (!lead) return usual;
  const dayBefore = addWorkingDays(shanghaiDate(lead), -1, r.calendar);
  const latest = closingTimeOf(dayBefore, r.profile.hours.close);
  return latest < usual.deadline && latest > r.at ? { ...usual, deadline: latest } : usual;
}

/** The work order goes out: a leg starts, and with it the tasks of the co-units. */
export function placed(c: Case, target: Target, coUnits: readonly string[], ctx: Ctx): Case {
  const sent = startLeg(enter({ ...c, coTasks: [] }, 'dispatched', ctx), target.unit, 'dispatch', ctx, target.board);
  return withCoTasks(sent, coUnits, c.title, ctx);
}

/** Who is told that a work order has come: the board's chief, else the unit; and each co-unit. */
export function placedTells(after: Case, { directory }: Ctx, words?: string) {
  const leg = runningLeg(after);
  const chief = boardById(directory, leg?.board);
  const more = words ? { words } : {};
  return [
    chief
      ? { seat: 'chief' as const, say: 'to_assign', ...more }
      : { seat: 'unit' as const, say: 'to_accept', ...more },
    ...after.coTasks
      .filter((t) => !t.repliedAt && !t.closedAt)
      .map((t) => ({ seat: 'co_unit' as const, unit: t.unit, say: 'to_help' })),
  ];
}

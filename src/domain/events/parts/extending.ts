import type { Assignment } from '../../case/assignment.ts';
import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import { runningAssignment } from '../../case/current.ts';
import type { Refusal } from '../../case/refusal.ts';
import { withAssignment, withoutClocks } from '../../clocks/clocks.ts';

type Extension = NonNullable<Assignment['extension']>;

/** Refuses more days than the original limit. */
export function tooLong(c: Case, days: number): Refusal | null {
  const most = runningAssignment(c)?.limit.workingDays;
  return most !== undefined && days > most ? { code: 'extension_too_long', most } : null;
}

/** The extension that waits for a decision. */
export const extensionAsked = (c: Case): Extension | undefined => {
  const asked = runningAssignment(c)?.extension;
  return asked && !asked.decidedAt ? asked : undefined;
};

/** Decides the open extension: its clock ends, and the deadline is recalculated. */
export const decided = (c: Case, ctx: Ctx, change: (e: Extension, assignment: Assignment) => Extension): Case =>
  withAssignment({ ...c, clocks: withoutClocks(c, 'extension_decision') }, ctx, (assignment) =>
    assignment.extension
      ? { ...assignment, extension: change({ ...assignment.extension, decidedAt: ctx.at }, assignment) }
      : assignment,
  );

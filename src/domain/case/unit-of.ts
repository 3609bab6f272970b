import { activeBoard, type Directory, isStaffed } from '../directory/directory.ts';
import type { Case } from './case.ts';
import { assignmentInHand, runningAssignment } from './current.ts';

/** Whether the board's chief has yet to assign a unit; until then no unit of the board may act. */
export const awaitsUnit = (c: Case): boolean => {
  const assignment = runningAssignment(c);
  return c.state === 'dispatched' && assignment?.board !== undefined && assignment.unitNamedAt === undefined;
};

/**
 * The unit whose group has the case's card; undefined once the case is back at the desk or merged, and when the unit has
 * left the directory.
 */
export const unitShown = (c: Pick<Case, 'assignments'>, d: Directory): string | undefined => {
  const unit = assignmentInHand(c)?.unit;
  return isStaffed(d, unit) ? unit : undefined;
};

/** Whether the unit, or the board that has yet to name one, has left the directory: the case waits for the dispatcher. */
export function unitLeft(c: Case, d: Directory): boolean {
  const assignment = assignmentInHand(c);
  if (!assignment) return false;
  return awaitsUnit(c) ? activeBoard(d, assignment.board) === undefined : !isStaffed(d, assignment.unit);
}

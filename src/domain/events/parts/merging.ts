import type { Case } from '../../case/case.ts';
import { assignmentInHand, runningAssignment } from '../../case/current.ts';
import type { Refusal } from '../../case/refusal.ts';
import { isOpen } from '../../case/state.ts';

/** Notes of the primary case that its duplicates see. */
const NOTES_SHOWN = 3;

/** What a merged case shows of its primary case: state, date, unit, and the latest notes meant for the enterprise. */
export function shown(primary: Case): NonNullable<NonNullable<Case['duplicateOf']>['shows']> {
  const assignment = assignmentInHand(primary);
  const notes = primary.progress.filter((p) => p.visible).slice(-NOTES_SHOWN);
  return {
    state: primary.state,
    ...(assignment && { unit: assignment.unit }),
    deadline: assignment?.deadline ?? null,
    progress: notes.map(({ at, text }) => ({ at, text })),
  };
}

/** Not yet resolved: nothing was answered or finished that a new duplicate would have missed. */
const unresolved = (c: Case): boolean =>
  ['submitted', 'awaiting_signoff', 'merged'].includes(c.state) || runningAssignment(c) !== undefined;

/** Filed earlier; of two filed in one instant the lower number. Following only earlier cases makes cycles impossible (storage.md). */
const earlier = (primary: Case, c: Case): boolean =>
  primary.receivedAt < c.receivedAt || (primary.receivedAt.getTime() === c.receivedAt.getTime() && primary.no < c.no);

/** Why the case named cannot lead this one. */
export function unfit(c: Case, primary: Case | null | undefined, no: string): Refusal | null {
  // A confidential case is not there for anybody.
  if (!primary || primary.confidential) return { code: 'no_such_number', no };
  if (primary._id === c._id) return { code: 'not_a_primary', no, why: 'itself' };
  if (!isOpen(primary)) return { code: 'not_a_primary', no, why: 'closed' };
  if (!earlier(primary, c)) return { code: 'not_a_primary', no, why: 'later' };
  return unresolved(primary) ? null : { code: 'not_a_primary', no, why: 'resolved' };
}

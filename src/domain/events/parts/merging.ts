import type { Case } from '../../case/case.ts';
import { assignmentInHand, runningAssignment } from '../../case/current.ts';
import type { Refusal } from '../../case/refusal.ts';
import { isOpen } from '../../case/state.ts';

/** How many notes of the primary case its duplicates show. */
const NOTES_SHOWN = 3;

/** What a duplicate shows of its primary case: state, date, unit, and the latest notes meant for the enterprise. */
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

/** Whether the primary case has no answer or result yet that a new duplicate would miss. */
const unresolved = (c: Case): boolean =>
  ['submitted', 'awaiting_signoff', 'merged'].includes(c.state) || runningAssignment(c) !== undefined;

/** Whether `primary` was filed earlier; at one instant the lower number was. So no cycle is possible (storage.md). */
const earlier = (primary: Case, c: Case): boolean =>
  primary.receivedAt < c.receivedAt || (primary.receivedAt.getTime() === c.receivedAt.getTime() && primary.no < c.no);

/** Why the named case cannot be the primary case of this one; null when it can. */
export function unfit(c: Case, primary: Case | null | undefined, no: string): Refusal | null {
  // A confidential case seems not to exist.
  if (!primary || primary.confidential) return { code: 'no_such_number', no };
  if (primary._id === c._id) return { code: 'not_a_primary', no, why: 'itself' };
  if (!isOpen(primary)) return { code: 'not_a_primary', no, why: 'closed' };
  if (!earlier(primary, c)) return { code: 'not_a_primary', no, why: 'later' };
  return unresolved(primary) ? null : { code: 'not_a_primary', no, why: 'resolved' };
}

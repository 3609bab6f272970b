import type { Case } from '../../case/case.ts';
import { assignmentInHand, runningAssignment } from '../../case/current.ts';
import type { Refusal } from '../../case/refusal.ts';
import { isOpen } from '../../case/state.ts';

/** Notes of the leading case that its followers see. */
const NOTES_SHOWN = 3;

/** What a merged case shows of its leader: state, date, unit, and the latest notes meant for the enterprise. */
export function shown(leader: Case): NonNullable<NonNullable<Case['follows']>['shows']> {
  const assignment = assignmentInHand(leader);
  const notes = leader.progress.filter((p) => p.visible).slice(-NOTES_SHOWN);
  return {
    state: leader.state,
    ...(assignment && { unit: assignment.unit }),
    deadline: assignment?.deadline ?? null,
    progress: notes.map(({ at, text }) => ({ at, text })),
  };
}

/** Not yet resolved: nothing was answered or finished that a new follower would have missed. */
const unresolved = (c: Case): boolean =>
  ['submitted', 'awaiting_signoff', 'merged'].includes(c.state) || runningAssignment(c) !== undefined;

/** Filed earlier; of two filed in one instant the lower number. Following only earlier cases makes cycles impossible (storage.md). */
const earlier = (leader: Case, c: Case): boolean =>
  leader.receivedAt < c.receivedAt || (leader.receivedAt.getTime() === c.receivedAt.getTime() && leader.no < c.no);

/** Why the case named cannot lead this one. */
export function unfit(c: Case, leader: Case | null | undefined, no: string): Refusal | null {
  // A confidential case is not there for anybody.
  if (!leader || leader.confidential) return { code: 'no_such_number', no };
  if (leader._id === c._id) return { code: 'not_a_leader', no, why: 'itself' };
  if (!isOpen(leader)) return { code: 'not_a_leader', no, why: 'closed' };
  if (!earlier(leader, c)) return { code: 'not_a_leader', no, why: 'later' };
  return unresolved(leader) ? null : { code: 'not_a_leader', no, why: 'resolved' };
}

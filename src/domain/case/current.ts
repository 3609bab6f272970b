import type { Level } from '../../../config/profile.ts';
import type { Assignment } from './assignment.ts';
import type { Case } from './case.ts';
import type { Rating } from './parts.ts';

/** Whatever is said of an urgent case is said at once (lifecycle.md, invariant 10). */
export const isUrgent = (c: Pick<Case, 'urgency'>): boolean => c.urgency === 'urgent';

/** The pause that runs now, if any. */
export const openPause = (c: Case): Assignment['pauses'][number] | undefined =>
  runningAssignment(c)?.pauses.find((s) => !s.to);

export const openTasks = (c: Case): Case['coTasks'] => c.coTasks.filter((t) => !t.repliedAt && !t.closedAt);

export const openObligations = (c: Case): Case['obligations'] => c.obligations.filter((o) => !o.metAt && !o.lapsedAt);

/** The months whose progress was not filed (缺报). */
export const missedMonths = (c: Case): Case['obligations'] => c.obligations.filter((o) => o.missed);

/** The assignment that runs or ran last. */
export const lastAssignment = (c: Case): Assignment | undefined => c.assignments.at(-1);

/** The running assignment: the last one, unless it has ended. */
export const runningAssignment = (c: Case): Assignment | undefined => {
  const assignment = lastAssignment(c);
  return assignment && !assignment.endedAt ? assignment : undefined;
};

/** The last assignment, unless it was passed on or merged. None before dispatch and for a 直接答复. */
export const assignmentInHand = (c: Pick<Case, 'assignments'>): Assignment | undefined => {
  const assignment = c.assignments.at(-1);
  return assignment?.passedOn ? undefined : assignment;
};

/** The rating of the assignment in hand, or of the latest direct answer. */
export const currentRating = (c: Case): Rating | undefined => {
  const assignment = assignmentInHand(c);
  if (assignment) return c.ratings.findLast((r) => r.assignment === assignment.n);
  const { answer } = c;
  return answer && c.ratings.findLast((r) => r.assignment === null && r.firstAt >= answer.at);
};

/** Whether a call is noted since the current dissatisfied rating. Source: lifecycle.md, invariant 5. */
export const callNoted = (c: Case): boolean => {
  const assignment = assignmentInHand(c);
  const settledAt = currentRating(c)?.settledAt;
  const inHand = (at: Date) => (settledAt ? at >= settledAt : assignment || !c.answer || at > c.answer.at);
  return c.calls.some((k) => k.assignment === (assignment?.n ?? null) && inHand(k.at));
};

export const levelOf = (c: Case, id: string): Level | undefined => c.profile.scale.find((l) => l.id === id);

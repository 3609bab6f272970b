import type { Case } from '../../case/case.ts';
import type { Notify } from '../../case/context.ts';
import { runningAssignment } from '../../case/current.ts';
import type { SharedCode } from './notifications.ts';

/** Whether a request of the assignment's unit was still open. */
const asked = (c: Case): boolean => {
  const extension = runningAssignment(c)?.extension;
  return Boolean((extension && !extension.decidedAt) || c.pauseAsk || c.legalAsk || c.coAsk);
};

/** Tells a unit that its open requests lapsed. Source: lifecycle.md, "Assignments and two clocks". */
export function lapseNotifications(before: Case, after: Case): Notify<SharedCode>[] {
  const assignment = runningAssignment(before);
  const ended = assignment !== undefined && after.assignments.find((l) => l.n === assignment.n)?.endedAt !== undefined;
  return ended && asked(before) ? [{ audience: 'unit', unit: assignment.unit, notification: 'ask_lapsed' }] : [];
}

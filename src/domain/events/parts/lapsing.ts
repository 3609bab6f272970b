import type { Case } from '../../case/case.ts';
import type { Ctx, Notify } from '../../case/context.ts';
import { runningAssignment } from '../../case/current.ts';
import { receiverOf, sameNow } from '../../case/receiver.ts';
import type { SharedCode } from './notifications.ts';

/** Whether a request of the assignment's unit was still open. */
const asked = (c: Case): boolean => {
  const extension = runningAssignment(c)?.extension;
  return Boolean((extension && !extension.decidedAt) || c.pauseAsk || c.legalAsk || c.coAsk);
};

/**
 * Tells a unit that its open requests lapsed, unless it hears in another way what ended the assignment: one message an act.
 * Source: lifecycle.md, "Assignments and two clocks"; interface.md, "How much is said".
 *
 * @param others  what else is told of the event
 */
export function lapseNotifications(
  before: Case,
  after: Case,
  others: readonly Notify[],
  { directory }: Pick<Ctx, 'directory'>,
): Notify<SharedCode>[] {
  const assignment = runningAssignment(before);
  const ended = assignment !== undefined && after.assignments.find((l) => l.n === assignment.n)?.endedAt !== undefined;
  if (!ended || !asked(before)) return [];
  const lapsed = { audience: 'unit', unit: assignment.unit, notification: 'ask_lapsed' } as const;
  const to = receiverOf(after, lapsed, directory);
  const hears = others.some((other) => {
    const there = receiverOf(after, other, directory);
    return to && there && sameNow(there, to, directory);
  });
  return hears ? [] : [lapsed];
}

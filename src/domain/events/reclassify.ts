import { withAssignment } from '../clocks/clocks.ts';
import { handleLimit } from '../clocks/handle-limit.ts';
import { deadline } from '../time/deadline.ts';
import { caseEvent } from './event.ts';
import { classFields } from './parts/asking.ts';
import { changedClass } from './parts/news.ts';
import { classRefusal, limitGoingOn } from './parts/shared.ts';

/**
 * 调整类别: the limit is recalculated from the assignment's start; a deadline not yet passed gets at least the floor.
 * Source: lifecycle.md, "reclassify".
 */
export const reclassify = caseEvent({
  name: 'reclassify',
  label: '调整类别',
  from: ['dispatched', 'in_progress'],
  by: ['desk'],
  fields: classFields,
  effect: '提交后办理时限从派单时起重新计算',
  done: '已调整，时限已重新计算',
  refuse(c, { category, urgency }, ctx) {
    const same = (category ?? c.category) === c.category && (urgency ?? c.urgency) === c.urgency;
    return same ? { code: 'nothing_changed' } : classRefusal(c, ctx, category ?? c.category, urgency ?? c.urgency);
  },
  apply(c, input, ctx) {
    const sorted = { ...c, category: input.category ?? c.category, urgency: input.urgency ?? c.urgency };
    const { workingDays } = ctx.profile.limits.reclassifyFloor;
    const floor = deadline(ctx.at, workingDays, ctx.calendar, { close: ctx.profile.hours.close }).at;
    return withAssignment(sorted, ctx, (assignment) => {
      const running = assignment.deadline === null || assignment.deadline >= ctx.at;
      const limit = assignment.acceptedAt ? limitGoingOn(sorted, assignment, ctx) : handleLimit(sorted, ctx.profile);
      return { ...assignment, limit, ...(running && { notBefore: floor }) };
    });
  },
  notifications: {
    reclassified: {
      text: ({ which, by, words }) => `${which}已调整${words}，请按新的时限办理${by ? `，并${by}办结` : ''}。`,
      wakes: true,
      while: ['dispatched', 'in_progress'],
      clock: 'handle',
    },
  },
  notifies: (after, _input, before, ctx) => [
    { audience: 'unit', notification: 'reclassified', words: changedClass(before, after, ctx) },
  ],
});

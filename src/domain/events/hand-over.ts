import { assignmentInHand, runningAssignment } from '../case/current.ts';
import { withAssignment } from '../clocks/clocks.ts';
import { unitById } from '../directory/directory.ts';
import { caseEvent } from './event.ts';
import { choice, type Option, type PerCase } from './fields.ts';

/** The handler's colleagues in the unit. */
const colleagues: PerCase<Option[]> = (c, { directory }) => {
  const assignment = assignmentInHand(c);
  const others = (unitById(directory, assignment?.unit ?? '')?.staff ?? []).filter(
    (s) => s.openId !== assignment?.handler?.openId,
  );
  return others.map(({ openId, name }) => ({ value: openId, label: name }));
};

/** 转交经办人: another person of the same unit becomes the handler. Source: lifecycle.md, "hand over". */
export const handOver = caseEvent({
  name: 'hand_over',
  label: '转交经办人',
  from: ['in_progress'],
  by: ['head', 'handler'],
  ignoresV: true,
  fields: { person: choice('经办人', colleagues) },
  effect: '提交后由所选人员经办，时限不变',
  done: '已转交经办人',
  refuse(c, { person }, { directory }) {
    const assignment = runningAssignment(c);
    const staff = assignment && unitById(directory, assignment.unit)?.staff;
    if (!staff?.some((s) => s.openId === person)) return { code: 'unknown_handler' };
    return assignment?.handler?.openId === person ? { code: 'nothing_changed' } : null;
  },
  apply: (c, { person }, ctx) =>
    withAssignment(c, ctx, (assignment) => {
      const next = unitById(ctx.directory, assignment.unit)?.staff.find((s) => s.openId === person);
      return next ? { ...assignment, handler: { openId: next.openId, name: next.name } } : assignment;
    }),
  notifications: {
    handed_over: {
      text: ({ which, by }) => `${which} 已转交给您办理，请${by}办结`,
      wakes: true,
      while: ['in_progress'],
      clock: 'handle',
    },
  },
  notifies: () => [{ audience: 'unit', notification: 'handed_over' }],
});

import { assignmentInHand, runningAssignment } from '../case/current.ts';
import { withAssignment } from '../clocks/clocks.ts';
import { unitById } from '../directory/directory.ts';
import { first } from '../directory/named.ts';
import { staffOptions } from '../directory/options.ts';
import { caseEvent } from './event.ts';
import { choice, type Option, type PerCase } from './fields.ts';
import { actingPerson } from './parts/shared.ts';

/** The staff of the unit that has the case; first whoever handled it before. */
const everybody: PerCase<Option[]> = (c, { directory }) => {
  const before = c.assignments.flatMap((a) => a.handler?.openId ?? []);
  return first(staffOptions(unitById(directory, assignmentInHand(c)?.unit ?? '')?.staff ?? []), before);
};
/** The handler's colleagues. */
const colleagues: PerCase<Option[]> = (c, rules) =>
  everybody(c, rules).filter((o) => o.value !== assignmentInHand(c)?.handler?.openId);

/** 转交经办人: another person of the same unit becomes the handler. Source: lifecycle.md, "hand over". */
export const handOver = caseEvent({
  name: 'hand_over',
  label: '转交经办人',
  from: ['in_progress'],
  by: ['head', 'handler'],
  ignoresV: true,
  fields: { person: choice('经办人', colleagues, { besides: everybody }) },
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
      text: ({ which, by, who }) => `${which}由${who}转交给您办理${by ? `，请${by}办结` : ''}。`,
      wakes: true,
      while: ['in_progress'],
      clock: 'handle',
    },
  },
  notifies: (_after, _input, _before, ctx) => [
    { audience: 'unit', notification: 'handed_over', who: actingPerson(ctx).name },
  ],
});

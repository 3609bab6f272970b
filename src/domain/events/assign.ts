import { runningAssignment } from '../case/current.ts';
import { awaitsUnit } from '../case/unit-of.ts';
import { withAssignment } from '../clocks/clocks.ts';
import { unitsOfBoard } from '../directory/directory.ts';
import { toldApart } from '../directory/named.ts';
import { unitNames } from '../directory/options.ts';
import { caseEvent } from './event.ts';
import { choice, type Option, type PerCase } from './fields.ts';
import { toUnits } from './parts/asking.ts';
import { given } from './parts/past.ts';

/** How many units of a board get a button of their own, the lead unit first; the form has the rest. */
const ONE_TAP_MOST = 8;
const unitsToAssign: PerCase<Option[]> = (c, { directory }) =>
  toldApart(unitNames(unitsOfBoard(directory, runningAssignment(c)?.board ?? '')));

/** 板块分派: the board's chief names the unit; the clocks run on. Source: R-206; HZ 三(一)2. */
export const assign = caseEvent({
  name: 'assign',
  label: '板块分派',
  short: '派给',
  from: ['dispatched'],
  by: ['chief'],
  fields: { unit: choice('承办单位', unitsToAssign) },
  command: 'unit',
  carries: 'unit',
  oneTap: (c, rules) => toUnits(unitsToAssign(c, rules).slice(0, ONE_TAP_MOST)),
  effect: '提交后由该单位受理办理，受理和办理时限照常计算',
  done: '已分派，已通知承办单位',
  primary: { chief: 'next' },
  offer: (c) => (awaitsUnit(c) ? null : { code: 'nothing_changed' }),
  refuse(c, { unit }, { directory }) {
    const board = runningAssignment(c)?.board ?? '';
    return unitsOfBoard(directory, board).some((u) => u.id === unit) ? null : { code: 'not_of_board', unit };
  },
  apply(c, { unit }, ctx) {
    // A co-unit that becomes the lead unit no longer has a co-task.
    const coTasks = c.coTasks.map((t) =>
      t.unit === unit && !t.repliedAt && !t.closedAt ? { ...t, closedAt: ctx.at } : t,
    );
    return withAssignment({ ...c, coTasks }, ctx, (assignment) => ({ ...assignment, unit, unitNamedAt: ctx.at }));
  },
  notifies: () => [{ audience: 'unit', notification: 'to_accept' }],
  history: { enterprise: (past) => given(past, `已确定由${past.unit}办理`), detail: ({ unit }) => unit },
});

import { z } from 'zod';
import { runningLeg } from '../case/current.ts';
import { awaitsAssignment } from '../case/roles.ts';
import { withLeg } from '../clocks/clocks.ts';
import { unitsOfBoard } from '../directory/directory.ts';
import { caseEvent } from './event.ts';
import { choice } from './inputs.ts';
import { given } from './parts/past.ts';

/** 板块分派: the board's chief names the unit; the clocks run on. Source: R-206; HZ 三(一)2. */
export const assign = caseEvent({
  name: 'assign',
  label: '板块分派',
  from: ['dispatched'],
  by: ['chief'],
  form: true,
  input: z.object({ datum: z.string().optional(), unit: choice('承办单位').optional().describe('承办单位') }),
  offer: (c) => (awaitsAssignment(c) ? null : { code: 'nothing_changed' }),
  refuse(c, { datum, unit }, { directory }) {
    const named = datum ?? unit ?? '';
    const board = runningLeg(c)?.board ?? '';
    return unitsOfBoard(directory, board).some((u) => u.id === named) ? null : { code: 'not_of_board', unit: named };
  },
  apply(c, { datum, unit }, ctx) {
    const named = datum ?? unit ?? '';
    // A co-unit that is given the lead has no task beside it.
    const coTasks = c.coTasks.map((t) =>
      t.unit === named && !t.repliedAt && !t.closedAt ? { ...t, closedAt: ctx.at } : t,
    );
    return withLeg({ ...c, coTasks }, ctx, (leg) => ({ ...leg, unit: named, assignedAt: ctx.at }));
  },
  tells: () => [{ seat: 'unit', say: 'to_accept' }],
  history: { enterprise: (past) => given(past, `已确定由${past.unit}办理`), detail: ({ unit }) => unit },
});

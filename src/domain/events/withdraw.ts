import { toFiler } from '../case/filed.ts';
import { endAssignment, enter } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { inCharge } from './parts/shared.ts';

/** 撤回诉求: the respondent takes the appeal back; the unit is notified. Source: lifecycle.md, "withdraw". */
export const withdraw = caseEvent({
  name: 'withdraw',
  label: '撤回诉求',
  from: ['submitted', 'awaiting_signoff', 'dispatched', 'return_requested', 'in_progress'],
  by: ['respondent'],
  atWill: true,
  done: '诉求已撤回',
  confirm: { press: '撤回后不再办理，如需办理请重新提交。确定撤回吗？' },
  grave: true,
  apply: (c, _input, ctx) => ({ ...enter(endAssignment(c, 'withdrawn', ctx), 'withdrawn', ctx), closedAt: ctx.at }),
  notifications: {
    withdrawn: { text: ({ which }) => `${which}：企业已撤回诉求，无需再办理。`, wakes: false, while: ['withdrawn'] },
    withdrawn_filed: { text: ({ filing }) => `企业已撤回${filing}，不再办理。`, wakes: false, while: ['withdrawn'] },
  },
  notifies: (after, _input, before, ctx) => [
    { ...inCharge(before, ctx), notification: 'withdrawn' },
    ...toFiler(after, { notification: 'withdrawn_filed' } as const, ctx),
  ],
  history: { enterprise: '诉求已撤回' },
});
